import assert from 'node:assert/strict';
import {test} from 'node:test';
import {formatSize, parseDuration, parseSize} from '../../../generator/text/quantities.js';

for (const [text, expected] of [
  ['26h', 93_600_000],
  ['30m', 1_800_000],
  ['1h30m', 5_400_000],
  ['90s', 90_000],
  ['500ms', 500],
  ['1m500ms', 60_500],
  ['7d', 604_800_000],
  ['0s', 0],
  ['', null],
  ['30', null],
  ['m', null],
  ['1.5h', null],
  ['-1h', null],
  ['+1h', null],
  ['1e3s', null],
  ['1 h', null],
  [' 1h', null],
  ['1h\n', null],
  ['1H', null],
  ['1w', null],
  ['1h30', null],
  ['٣h', null],
] as const) {
  test(`reads ${JSON.stringify(text)} as ${expected === null ? 'no duration' : `${expected} ms`}`, () => {
    assert.equal(parseDuration(text), expected);
  });
}

for (const [text, expected] of [
  ['0', 0],
  ['1', 1],
  ['500k', 512_000],
  ['20M', 20_971_520],
  ['1G', 1_073_741_824],
  ['', null],
  ['k', null],
  ['1K', null],
  ['1m', null],
  ['1MB', null],
  ['1.5G', null],
  ['-1', null],
  ['1 k', null],
  ['1k\n', null],
  ['0x10', null],
] as const) {
  test(`reads ${JSON.stringify(text)} as ${expected === null ? 'no size' : `${expected} bytes`}`, () => {
    assert.equal(parseSize(text), expected);
  });
}

for (const [bytes, expected] of [
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1023 bytes'],
  [1024, '1k'],
  [1_048_575, '1023k'],
  [73_400_320, '70M'],
  [5_368_709_120, '5G'],
] as const) {
  test(`shows ${bytes} bytes as ${expected}`, () => assert.equal(formatSize(bytes), expected));
}
