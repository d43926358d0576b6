import {readdirSync} from 'node:fs';
import {copyFile, mkdir} from 'node:fs/promises';
import {builtinModules} from 'node:module';
import minifyLiterals from '@lit-labs/rollup-plugin-minify-html-literals';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {transform} from 'esbuild';
import esbuild, {minify} from 'rollup-plugin-esbuild';
import license from 'rollup-plugin-license';

const typescript = esbuild({target: 'es2022', tsconfig: 'tsconfig.json'});

/**
 * Names that nobody outside of the bundle knows: the card's own, and those by which Lit's parts know each
 * other. None is a name of the web platform or of the document.
 */
const PRIVATE_NAMES = `
  announcement backup bars canHide changesAt dated datetime exact feedOf figures found hasFallback headline historyOf
  hurry isAway isFilled isInSight isMeasured isPage isQuiet isRaised items kind langAround locale long look missing
  onTogglePause onToggleTime onUnfold pageFile pageName parseHistory paused retryAfter sentence short story strip
  subject trouble unfolded words
  addController addInitializer converter createProperty createRenderRoot creationScope ctor elementStyles
  enableUpdating endNode finalizeStyles firstUpdated fromAttribute getPropertyDescriptor getPropertyOptions
  getUpdateComplete hasChanged hostConnected hostDisconnected hostUpdate hostUpdated initializer isUpdatePending
  litNonce noAccessor parts performUpdate removeController renderBefore renderOptions scheduleUpdate setConnected
  shadowRootOptions shouldUpdate startNode strings toAttribute useDefault willUpdate wrapped`
  .trim()
  .split(/\s+/);

/** One for all of the files that run together: what one of them calls `a`, the others do too. */
const nameCache = {};

/** Lit's, said once. */
const LICENSE = '/*! With Lit: Copyright 2017-2019 Google LLC, BSD-3-Clause */';

/**
 * Around a script: its names are its own, also where a page loads it without `type="module"`, and what goes
 * wrong before there is an element is said, not thrown.
 *
 * @type {import('rollup').OutputOptions & {intro: string}}
 */
const SCRIPT = {
  format: 'es', // not 'iife', whose exports would need a name
  intro: 'try { (() => { "use strict";', // the function inside, where the minifier sees through it
  outro: '})(); } catch (error) { console.error("elytra-status:", error); }',
};

const PAGE = 'elytra-status-page.js';

/**
 * What the second script uses of the first, by module, so that it is downloaded once. It is looked up when it is
 * called: either script may be there before the other.
 */
const LENT = Object.entries({
  'card/backup-view': ['backupView'],
  'card/parts/dot': ['dot'],
  'card/words': ['clip', 'dateOf', 'figure', 'join', 'ofObserved'],
  'contract/attempt': ['attempt'],
  'contract/incident-readers': ['incidents'],
  'contract/open-incident': ['isOpen'],
  'contract/parse-date': ['parseDate'],
  'contract/percent': ['floorPercent'],
  'contract/readers': ['count', 'date', 'list', 'or', 'record', 'spoken', 'text', 'word'],
  'text/format': ['formatPercent'],
  'text/kept': ['kept'],
  'text/messages': ['fill'],
}).flatMap(([module, names]) => names.map((name) => ({module, name})));

const lends = {
  name: 'lends',
  transform: (code, id) =>
    id.endsWith('/embed/define.ts')
      ? [
          ...LENT.map(({module, name}) => `import {${name}} from './${module}.js';`),
          `import {registry} from './text/registry.js';`,
          `import {VERSION} from './text/version.js';`,
          code,
          `registry.lent[VERSION] = [${LENT.map(({name}) => name).join()}];`,
        ].join('\n')
      : null,
};

const borrows = {
  name: 'borrows',
  load(id) {
    const own = LENT.map((it, index) => ({...it, index})).filter(({module}) =>
      id.endsWith(`/embed/${module}.ts`),
    );
    if (!own.length) return null;
    return [
      `import {borrow} from '${id.replace(/embed\/.*/, 'embed/text/borrow.js')}';`,
      ...own.map(({name, index}) => `export const ${name} = borrow(${index});`),
    ].join('\n');
  },
};

/** What the script finds beside itself. A classic script of another origin has no address but this one. */
const pageBeside = {
  name: 'page-beside',
  transform: (code, id) =>
    id.endsWith('/embed/text/version.ts') ? code.replace(/'(.+)'/, "'$1 (script)'") : null,
  resolveDynamicImport: () => ({id: `./${PAGE}`, external: true}),
  renderDynamicImport: () => ({
    left: 'import(base ? new URL(',
    right: `, base).href : './${PAGE}')`,
  }),
};

/** Lit, card, badge and banner in one file, for a script tag. */
export const browserBundle = {
  input: 'embed/define.ts',
  output: {
    ...SCRIPT,
    intro: `${SCRIPT.intro} const base = document.currentScript?.src;`,
    file: 'dist/elytra-status.js',
    banner: LICENSE,
  },
  plugins: [
    nodeResolve({exportConditions: ['production', 'default'], extensions: ['.ts', '.js']}),
    pageBeside,
    lends,
    typescript,
    minifyLiterals(),
    terser({
      ecma: 2022,
      compress: {passes: 3, unsafe_arrows: true, keep_fargs: false, directives: false},
      format: {comments: /^!/},
      nameCache,
      mangle: {
        properties: {
          regex: new RegExp(`^(_\\$(?!lit)|(${PRIVATE_NAMES.join('|')})$)`),
        },
      },
    }),
  ],
};

/** What `page` alone needs, which the first file loads from beside itself where a card needs it. */
export const pageBundle = {
  input: 'embed/page/define-page.ts',
  output: {...SCRIPT, file: `dist/${PAGE}`},
  plugins: [borrows, ...browserBundle.plugins],
};

/** One language each, for one more script tag before or after the card's: messages, and no English. */
export const languageBundles = readdirSync(new URL('embed/lang', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    input: `embed/lang/${file}`,
    preserveEntrySignatures: false, // nobody imports from a script
    output: {...SCRIPT, file: `dist/lang/${file.replace('.ts', '.js')}`},
    plugins: [
      nodeResolve({extensions: ['.ts', '.js']}),
      typescript,
      terser({ecma: 2022, compress: {passes: 3, unsafe: true, directives: false}}), // folds toLowerCase()
    ],
  }));

/** Stacks of bugs are read. To keep the names of all libraries too costs a tenth of the start. */
const typescriptWithNames = {
  name: 'typescript-with-names',
  async transform(source, id) {
    if (!id.endsWith('.ts')) return null;
    const {code} = await transform(source, {loader: 'ts', target: 'es2022', keepNames: true});
    return {code, map: null};
  },
};

/** The SDK speaks it for event streams alone, and looks at its constants even where nobody asks for any. */
const UNUSED = 'node:http2';
const isBuiltin = (id) => id.startsWith('node:') || builtinModules.includes(id);

const withoutHttp2 = {
  name: 'without-http2',
  resolveId: (id) => (id === UNUSED ? `\0${id}` : null),
  load: (id) => (id === `\0${UNUSED}` ? 'export default {constants: {}}' : null),
};

/** In a package of ES modules, whose compiled code no program can keep: Node lets it do so with CommonJS alone. */
const commonJs = {
  name: 'common-js',
  generateBundle() {
    this.emitFile({type: 'asset', fileName: 'package.json', source: '{"type":"commonjs"}\n'});
  },
  resolveImportMeta: (property) => (property === 'dirname' ? '__dirname' : null),
};

const COMMAND = 'generator/bin.ts';

/** What starts a run: where that has to be a process of its own, all the rest is loaded there alone. */
const STARTER =
  /generator\/(main|io\/(line-writer|error-code|private-folder|compile-cache)|commands\/supervise\/[\w-]+)\.ts$/;

/** The ways to a key that the SDK looks for where none is configured; it imports each when it tries it. */
const CREDENTIALS =
  /@aws-sdk\/(credential-provider-(http|ini|login|process|sso|web-identity)|nested-clients|token-providers)\/|@smithy\/credential-provider-imds\//;

/**
 * The command, which only looks at the version of Node, then what starts a run, and beside them all the rest in one
 * file: that starts four times faster than its modules would.
 */
export const commandLine = {
  input: COMMAND,
  output: {
    dir: 'dist/bin',
    entryFileNames: 'elytra-status.js',
    chunkFileNames: '[name].js',
    format: 'cjs',
    dynamicImportInCjs: false,
    manualChunks(id) {
      if (id.endsWith(COMMAND)) return undefined;
      if (CREDENTIALS.test(id)) return 'credentials';
      if (STARTER.test(id)) return 'main';
      return id.includes('/node_modules/') || id.endsWith('/commands/run.ts') ? 'run' : undefined;
    },
  },
  external: (id) => isBuiltin(id) && id !== UNUSED,
  plugins: [
    withoutHttp2,
    commonJs,
    nodeResolve({
      preferBuiltins: true,
      exportConditions: ['node', 'import', 'module', 'default'],
      mainFields: ['module', 'main'],
      extensions: ['.ts', '.js'],
    }),
    commonjs(),
    json(),
    typescriptWithNames,
    minify({target: 'node20', legalComments: 'none'}),
    license({thirdParty: {output: {file: 'dist/bin/THIRD_PARTY_LICENSES.txt'}}}),
    copy({
      'embed/reserve.css': 'dist/reserve.css',
      'embed/reserve.css.d.ts': 'dist/reserve.css.d.ts',
      'embed/contract/status.schema.json': 'dist/status.schema.json',
      'embed/contract/history.schema.json': 'dist/history.schema.json',
    }),
  ],
};

function copy(files) {
  return {
    name: 'copy',
    async writeBundle() {
      await mkdir('dist', {recursive: true});
      await Promise.all(Object.entries(files).map(([from, to]) => copyFile(from, to)));
    },
  };
}

export default [browserBundle, pageBundle, ...languageBundles, commandLine];
