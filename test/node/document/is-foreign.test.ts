import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isForeign, lacksMark} from '../../../generator/document/is-foreign.js';
import {document} from '../../support/publisher/readings.js';

const ours = JSON.stringify(document());

for (const [what, text, expected] of [
  ['a document', ours, false],
  ['one behind a byte order mark', `\uFEFF${ours}`, false],
  ['one of a later version', '{"schema_version":2}', false],
  ['half of one', ours.slice(0, 40), false],
  ['its first character', '{', false],
  ['nothing', '', false],
  ['line ends', '\r\n\n', false],
  ['zeros, as a crash leaves them', '\0'.repeat(1000), false],
  ['an empty object', '{}', false],
  ['more than readers take', `{"a":"${'x'.repeat(1_000_000)}"}`, false],
  ['a web page', '\n<!doctype html>', true],
  ['a large web page', `<html>${'x'.repeat(1_000_000)}`, true],
  ['a web page behind a byte order mark', '\uFEFF<html>', true],
  ['the file of another program', '{"name":"shop"}', true],
  ['a list', '[]', true],
  ['a text', 'operational', true],
] as const) {
  test(`${what} is ${expected ? 'foreign' : 'not foreign'}`, () => {
    assert.equal(isForeign(text), expected);
  });
}

test('an output is known by its mark; what is empty may become one', () => {
  assert.equal(lacksMark('# HELP elytra_status_x', 'elytra_status_'), false);
  assert.equal(lacksMark(' \0\n', 'elytra_status_'), false);
  assert.equal(lacksMark('# HELP node_cpu', 'elytra_status_'), true);
});
