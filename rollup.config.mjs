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
 * Cuts out of Lit what the supported browsers never run: hooks for polyfills and hydration, the list of
 * versions on the page, styles without constructable style sheets, and errors about using `css` wrongly.
 */
const LIT_WITHOUT = [
  [/\w+\.(litHtml|litElement|reactiveElement)(PolyfillSupport|HydrateSupport)/g, 'undefined'],
  [/\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0'],
  [
    /\w+\.ShadowRoot&&\(.*?\)&&"adoptedStyleSheets"in .*?\.prototype&&"replace"in .*?\.prototype/g,
    'true',
  ],
];

const trimLit = {
  name: 'trim-lit',
  transform(code, id) {
    if (!/node_modules\/(@lit|lit-html|lit-element)\//.test(id)) return null;
    const trimmed = LIT_WITHOUT.reduce((text, [pattern, to]) => text.replace(pattern, to), code);
    return trimmed === code ? null : {code: trimmed, map: null};
  },
};

/**
 * Names that nobody outside of the bundle knows: the card's own, and those by which Lit's parts know each
 * other. None is a name of the web platform or of the document.
 */
const PRIVATE_NAMES = `
  announcement changesAt datetime figures hasFallback headline isAway isNow items kind long
  onTogglePause onToggleTime retryAfter sections short
  addController converter createProperty createRenderRoot elementStyles enableUpdating
  finalizeStyles firstUpdated fromAttribute getPropertyDescriptor getPropertyOptions
  getUpdateComplete hasChanged hostConnected hostDisconnected hostUpdate hostUpdated
  initializer isUpdatePending noAccessor performUpdate removeController renderOptions
  scheduleUpdate shouldUpdate toAttribute useDefault willUpdate wrapped`
  .trim()
  .split(/\s+/);

/** Lit and every variant in one file, for a script tag. */
export const browserBundle = {
  input: 'embed/define.ts',
  output: {file: 'dist/elytra-status.js', format: 'es', sourcemap: true},
  plugins: [
    nodeResolve({exportConditions: ['production', 'default'], extensions: ['.ts', '.js']}),
    typescript,
    minifyLiterals(),
    trimLit,
    terser({
      ecma: 2022,
      module: true,
      compress: {passes: 3, unsafe_arrows: true},
      mangle: {
        properties: {
          regex: new RegExp(`^(_\\$(?!lit)|(${PRIVATE_NAMES.join('|')})$)`),
        },
      },
    }),
  ],
};

/** One language each, for one more script tag before or after the card's: messages, and no English. */
export const languageBundles = readdirSync(new URL('embed/lang', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    input: `embed/lang/${file}`,
    preserveEntrySignatures: false, // nobody imports from a script
    output: {file: `dist/lang/${file.replace('.ts', '.js')}`, format: 'es'},
    plugins: [
      nodeResolve({extensions: ['.ts', '.js']}),
      typescript,
      terser({ecma: 2022, module: true, compress: {passes: 3, unsafe: true}}), // folds toLowerCase()
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

/** The command line with all that it needs: it starts four times faster than its modules would. */
export const commandLine = {
  input: 'generator/main.ts',
  output: {
    file: 'dist/bin/elytra-status.js',
    format: 'es',
    inlineDynamicImports: true,
  },
  external: [...builtinModules, /^node:/],
  plugins: [
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

export default [browserBundle, ...languageBundles, commandLine];
