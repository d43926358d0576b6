import assert from 'node:assert/strict';
import {test} from 'node:test';
import {outdatedName} from '../../../generator/rules/outdated-name.js';
import {backup, DAY, HOUR, NOW} from '../../support/publisher/readings.js';

/** Each as days: how old it is by its name, and by its time. */
function judge(days: readonly [name: number | null, time: number][], maxAge = 26 * HOUR) {
  const [newest, ...others] = days.map(([name, time]) => ({
    date: name === null ? null : NOW - name * DAY,
    time: NOW - time * DAY,
  }));
  const reading = backup({newest, others, maxAge});
  const found = outdatedName(reading.objects[0]!, reading);
  return found === undefined ? undefined : (NOW - found) / DAY;
}

/** A night after another, each dated by its time. */
const nights = (from: number, count = 5): [number, number][] =>
  Array.from({length: count}, (_, index) => [from + index, from + index]);

for (const [what, days, expected] of [
  ['nightly ones are of their time', nights(0), undefined],
  ['an old one whose rights were changed is not', [[30, 0], ...nights(1)], 30],
  ['a copy of all into another bucket is not', [30, 31, 32, 33, 34].map((day) => [day, 0.01]), 30],
  ['two days may be between', [[2, 0], ...nights(1)], undefined],
  ['more than two may not', [[2.1, 0], ...nights(1)], 2.1],
  ['one without a date says nothing', [[null, 0], ...nights(1)], undefined],
  ['three others prove nothing', [[30, 0], ...nights(1, 3)], undefined],
  [
    'others of the same date prove nothing',
    [
      [30, 0],
      [30, 1],
      [30, 2],
      [30, 3],
      [30, 4],
    ],
    undefined,
  ],
  [
    'names by the beginning of a chain are how it is done',
    [
      [9, 0],
      [9, 1],
      [9, 2],
      [20, 12],
      [31, 22],
      [40, 32],
      [50, 42],
    ],
    undefined,
  ],
] as [string, [number | null, number][], number | undefined][]) {
  test(`by its name, ${what}`, () => assert.equal(judge(days), expected));
}

test('a series with a longer interval may be older', () => {
  assert.equal(judge([[7, 0], ...nights(1)], 8 * DAY), undefined);
  assert.equal(judge([[9, 0], ...nights(1)], 8 * DAY), 9);
});
