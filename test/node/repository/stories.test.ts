import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {ElytraStatus} from '../../../embed/element/elytra-status.js';
import {VARIANT_NAMES} from '../../../embed/card/variants.js';
import {SAMPLES} from '../../support/documents/samples.js';

const folder = new URL('../../../stories/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.stories.ts'))
  .map(read)
  .join('\n');
const storiesOf = (file: string) =>
  [...read(file).matchAll(/^export const (\w+)/gm)].map(([, name]) => name!);

test('every variant has a story of every state', () => {
  const states = storiesOf('card.stories.ts');
  assert.ok(states.length > 10);
  for (const variant of VARIANT_NAMES) assert.deepEqual(storiesOf(`${variant}.stories.ts`), states);
});

test('every verdict of the samples has a story', () => {
  const told = [...all.matchAll(/fromSample\(\s*'([\w-]+)'/g)].map(([, name]) => name!);
  const verdict = (name: string) => {
    const {state, backups} = SAMPLES.get(name)!.expect;
    return `${state}, backups ${backups}`;
  };
  const shown = new Set(told.map(verdict));
  const missing = [...SAMPLES]
    .filter(([name, {expect}]) => expect.state && !shown.has(verdict(name)))
    .map(([name]) => name);
  assert.deepEqual(missing, []);
});

test('every failure of the network has a story', () => {
  const [, body = ''] =
    /const FAILURES = \{(.*?)\n\} satisfies/s.exec(read('support/network.ts')) ?? [];
  const failures = [...body.matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, name]) => name!);
  assert.ok(failures.length > 4);
  const others = all + read('support/nothing.ts');
  assert.deepEqual(
    failures.filter((name) => !others.includes(`'${name}'`)),
    [],
  );
});

test('a story takes every attribute of the element', () => {
  const attributes = [...read('support/render.ts').matchAll(/^ {4}\??([\w-]+)=\$/gm)].map(
    ([, name]) => name!,
  );
  assert.deepEqual(
    attributes.filter((name) => name !== 'style').sort(),
    [...ElytraStatus.observedAttributes].sort(),
  );
});
