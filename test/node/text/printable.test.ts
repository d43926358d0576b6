import assert from 'node:assert/strict';
import {test} from 'node:test';
import {oneLine, printable} from '../../../generator/text/printable.js';

test('a text keeps its lines, and nothing that a terminal obeys', () => {
  assert.equal(printable('a\r\n\tb\u001b[2J\u009b31m\u0000c'), 'a\n\tb [2J 31m c');
  assert.equal(printable('safe\u202egnp.exe\u2066\u2069'), 'safe gnp.exe  ');
  assert.equal(printable('half \ud83d'), 'half \ufffd');
  const names = 'näme שרת\u200f 服务器 👩‍🚀';
  assert.equal(printable(names), names);
});

test('a line has no end within', () => {
  assert.equal(oneLine('a\n\tb\u2028c\u2029d\u0085e'), 'a b c d e');
  assert.equal(oneLine('abcdef', 4), 'abc…');
  assert.equal(oneLine('ab😀d', 4), 'ab…');
});
