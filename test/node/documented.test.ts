import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {ElytraStatus} from '../../embed/elytra-status.js';
import {renderToString} from '../../embed/render-to-string.js';
import {VARIANTS} from '../../embed/render.js';
import {SAMPLES, sampleText} from '../tools/samples.js';

const read = (file: string) =>
  readFileSync(new URL(`../../embed/${file}`, import.meta.url), 'utf8');
const jsdoc = read('elytra-status.ts');
const documented = (tag: string) =>
  new Set([...jsdoc.matchAll(new RegExp(`@${tag} \\[?([\\w-]+)`, 'g'))].map(([, name]) => name));

test('each part that is rendered is documented', () => {
  const html = [...SAMPLES.values()].flatMap((sample) =>
    VARIANTS.map((variant) =>
      renderToString(sampleText(sample), {variant, href: 'https://example.com'}),
    ),
  );
  const rendered = [...html.join('').matchAll(/ part="([\w-]+)"/g)].map(([, name]) => name);
  const inBrowsersAlone = ['pause', 'updated'];
  assert.deepEqual(new Set([...rendered, ...inBrowsersAlone]), documented('csspart'));
});

test('each custom property that is read is documented', () => {
  const styles = read('elytra-status.styles.ts') + read('reserve.css');
  const used = styles.match(/--elytra-status-[a-z-]+/g);
  assert.deepEqual(new Set(used), documented('cssproperty'));
});

test('each attribute has a line of its own above the property', () => {
  for (const [name, {attribute}] of ElytraStatus.elementProperties) {
    if (attribute === false) continue;
    assert.match(jsdoc, new RegExp(`/\\*\\* .* \\*/\n  declare ${String(name)}: `));
  }
});
