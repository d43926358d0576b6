import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {serverStyles} from '../../../embed/server/server.styles.js';
import {ElytraStatus} from '../../../embed/element/elytra-status.js';
import {VARIANT_NAMES} from '../../../embed/card/variants.js';
import {PLATFORM_STATUSES} from '../../../embed/contract/status.js';
import {buildManifest} from '../../support/documents/build-manifest.js';
import {elementOf} from '../../support/documents/element-of.js';

const folder = new URL('../../../embed/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');
const manifest = buildManifest();
const element = elementOf(manifest);
const names = (list: readonly {name: string}[]) => list.map(({name}) => name).sort();
const member = (name: string) => element.members.find((found) => found.name === name);

test('the manifest lists the attributes that the element observes', () => {
  assert.deepEqual(names(element.attributes), [...ElytraStatus.observedAttributes].sort());
});

test('each attribute has a property, a type and a description', () => {
  for (const {name, fieldName, type, description} of element.attributes) {
    assert.ok(ElytraStatus.elementProperties.has(fieldName), name);
    assert.match(type.text, /^(string|number|boolean|'card' \| .*)$/, name);
    assert.ok(description, name);
    assert.ok(member(fieldName), name);
  }
});

test('the types of the variants and the numbers are those of the element', () => {
  const type = (name: string) => element.attributes.find((found) => found.name === name)?.type;
  assert.equal(type('variant')?.text, VARIANT_NAMES.map((word) => `'${word}'`).join(' | '));
  assert.equal(type('stale-minutes')?.text, 'number');
  assert.equal(type('hide-when-operational')?.text, 'boolean');
  const interval = element.attributes.find(({name}) => name === 'refresh-seconds');
  assert.equal(interval?.default, '300');
});

test('the manifest lists every property that is not of the element alone', () => {
  const fields = element.members.filter(({kind}) => kind === 'field');
  assert.deepEqual(names(fields), [...ElytraStatus.elementProperties.keys()].map(String).sort());
  assert.ok(member('refresh'));
  assert.deepEqual(names(element.members.filter(({readonly}) => readonly)), ['error', 'state']);
});

test('the manifest lists every part that the card renders', () => {
  // Of items the kind is the part; each kind is a word of the view.
  const files = ['card/parts', 'page'].flatMap((room) =>
    readdirSync(new URL(`${room}/`, folder)).map((file) => `${room}/${file}`),
  );
  const sources = [...files, 'card/render.ts', 'server/server-card.ts'].map(read).join('');
  const fixed = [...sources.matchAll(/part="([\w-]+)"/g)].map(([, part]) => part!);
  const kinds = [...read('page/section-view.ts').matchAll(/kind: '(\w+)'/g)].map(
    ([, kind]) => kind!,
  );
  assert.ok(kinds.length > 2);
  assert.deepEqual(names(element.cssParts), [...new Set([...fixed, ...kinds])].sort());
});

test('the manifest lists every custom property of the styles, with its default', () => {
  const used = [...serverStyles.matchAll(/var\((--elytra-status-[\w-]+)/g)].map(
    ([, name]) => name!,
  );
  assert.deepEqual(names(element.cssProperties), [...new Set(used)].sort());
  for (const {name, default: value} of element.cssProperties) {
    assert.ok(value?.length, name);
    assert.doesNotMatch(value, /--_/, name);
  }
  const background = element.cssProperties.find(({name}) => name.endsWith('-background'));
  assert.equal(background?.default, 'light-dark(#fff, #0d1117)');
});

test('the manifest lists every event that the element fires', () => {
  const declared = [...read('element/events.ts').matchAll(/^ {4}'(elytra-status-\w+)':/gm)].map(
    ([, name]) => name!,
  );
  assert.ok(declared.length > 0);
  assert.deepEqual(names(element.events), declared.sort());
});

test('the manifest lists every custom state, and the slot', () => {
  assert.deepEqual(names(element.cssStates), [...PLATFORM_STATUSES, 'stale', 'loading'].sort());
  assert.deepEqual(names(element.slots), ['']);
});

test('the manifest names the files of the package', () => {
  const text = JSON.stringify(manifest);
  assert.doesNotMatch(text, /"\/?embed\//);
  assert.match(text, /"dist\/embed\/define\.js"/);
});
