import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {VARIANT_NAMES} from '../../../embed/card/variants.js';
import {installPackage, ROOT} from './install-package.js';
import {OPTIONS} from './prove-types.js';

/** What the templates of each are typed against. */
const FRAMEWORKS = ['vue@3.5.45', 'svelte@5.57.3', 'solid-js@1.9.19', 'preact@11.2.0'];

// In CommonJS, whose names Node cannot tell.
const {getLanguageService, newHTMLDataProvider, TextDocument} = createRequire(import.meta.url)(
  'vscode-html-languageservice',
) as typeof import('vscode-html-languageservice');
const folder = mkdtempSync(join(tmpdir(), 'elytra-status-editors-'));
after(() => rmSync(folder, {recursive: true}));
const project = installPackage(folder, FRAMEWORKS);
const dist = join(project, 'node_modules/elytra-status/dist/');
const read = (file: string) => JSON.parse(readFileSync(join(dist, file), 'utf8'));

test("VS Code's language service completes attributes and their values", () => {
  const provider = newHTMLDataProvider('elytra-status', read('html-custom-data.json'));
  const service = getLanguageService({customDataProviders: [provider]});
  const complete = (before: string) => {
    const document = TextDocument.create(
      'file:///page.html',
      'html',
      1,
      `${before}></elytra-status>`,
    );
    const position = document.positionAt(before.length);
    const {items} = service.doComplete(document, position, service.parseHTMLDocument(document));
    return items.map(({label}) => label);
  };
  const attributes = complete('<elytra-status ');
  for (const name of ['src', 'variant', 'refresh-seconds', 'hide-when-operational']) {
    assert.ok(attributes.includes(name), name);
  }
  const words = complete('<elytra-status variant="').map((label) => label.replaceAll('"', ''));
  assert.deepEqual(words, VARIANT_NAMES);
});

test('JetBrains finds the web-types of this version by the name in package.json', () => {
  const manifest = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8'));
  const {name, version, contributions} = read(manifest['web-types'].replace('dist/', ''));
  assert.deepEqual([name, version], [manifest.name, manifest.version]);
  assert.equal(contributions.html.elements[0].name, 'elytra-status');
  const fromManifest = read(manifest.customElements.replace('dist/', '')).modules[0]
    .declarations[0];
  assert.equal(contributions.html.elements[0].attributes.length, fromManifest.attributes.length);
});

const GOOD = {
  vue: `type Props = InstanceType<import('vue').GlobalComponents['elytra-status']>['$props'];
    export const card: Props = {src: '/status.json', variant: 'badge', refreshSeconds: '60', hideWhenOperational: true,
      onElytraStatusChange: ({to}) => to satisfies string};`,
  svelte: `type Props = import('svelte/elements').SvelteHTMLElements['elytra-status'];
    export const card: Props = {src: '/status.json', variant: 'badge', 'refresh-seconds': 60, 'hide-when-operational': true, class: 'wide',
      'onelytra-status-change': ({to}) => to satisfies string};`,
  solid: `export const card = () => <elytra-status src="/status.json" variant="badge" class="wide"
      hide-when-operational={true} prop:data={null} on:elytra-status-change={({to}) => to satisfies string} />;`,
  preact: `export const card = <elytra-status src="/status.json" variant="badge" class="wide"
      refresh-seconds={60} hide-when-operational={true} onClick={(event) => event.preventDefault()}
      onelytra-status-change={({to}) => to satisfies string} />;`,
};
const JSX_SOURCE: Record<string, string> = {solid: 'solid-js', preact: 'preact'};

for (const [name, good] of Object.entries(GOOD)) {
  test(`the types for ${name} accept what the element takes, and refuse other words`, () => {
    const compile = (code: string) => {
      writeFileSync(join(project, 'example.tsx'), code);
      const compilerOptions = {
        ...OPTIONS,
        jsxImportSource: JSX_SOURCE[name],
        types: [`elytra-status/types/${name}`],
      };
      const config = {compilerOptions, files: ['example.tsx']};
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      return spawnSync(process.execPath, [tsc, '-p', project], {encoding: 'utf8'}).stdout;
    };
    assert.equal(compile(good), '');
    assert.match(compile(good.replace('badge', 'bagde')), /bagde/);
    // It would be written as a word, which counts as set.
    assert.match(compile(good.replace('true', 'false')), /TS2322/);
  });
}
