import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {parseDate} from '../../../embed/contract/parse-date.js';
import {parse} from '../../../embed/contract/parse.js';
import {document} from '../../support/publisher/readings.js';

const NOON = Date.parse('2025-11-10T12:00:00Z');

for (const [date, expected] of [
  ['2025-11-10T12:00:00Z', NOON],
  ['2025-11-10T12:00:00.5Z', NOON + 500],
  ['2025-11-10T12:00:00.123Z', NOON + 123],
  ['2025-11-10T13:30:00+01:30', NOON],
  ['2025-11-09T12:01:00-23:59', NOON],
  ['2024-02-29T00:00:00Z', Date.parse('2024-02-29T00:00:00Z')],
  ['2025-11-10T12:00:60Z', NaN],
  ['2025-11-10T12:60:00Z', NaN],
  ['2025-11-10T24:00:00Z', NaN],
  ['2025-11-10T25:00:00Z', NaN],
  ['2025-02-29T12:00:00Z', NaN],
  ['2025-13-01T12:00:00Z', NaN],
  ['2025-11-10T12:00:00+24:00', NaN],
  ['2025-11-10T12:00:00+01:60', NaN],
  ['2025-11-10T12:00:00', NaN],
  ['2025-11-10 12:00:00Z', NaN],
  ['2025-11-10T12:00:00.Z', NaN],
  ['+02025-11-10T12:00:0Z', NaN],
  ['Nov 10, 2025 12:00:00Z', NaN],
] as const) {
  test(`a date of ${date} is ${Number.isNaN(expected) ? 'not one' : 'read'}`, () => {
    assert.equal(parseDate(date), expected);
  });
}

test('a long fraction of a second never passes the next one', () => {
  for (const digits of [7, 40, 4_000]) {
    const time = parseDate(`2025-11-10T12:00:00.${'9'.repeat(digits)}Z`);
    assert.ok(time > NOON + 999 && time <= NOON + 1000, String(time));
  }
});

const added = Object.prototype as unknown as Record<string, unknown>;
afterEach(() => {
  for (const name of Object.keys(added)) delete added[name];
});

test('what a page adds to every object makes no document invalid', () => {
  const before = parse(document());
  added.foo = 'bar';
  added.group = 'bar';
  assert.deepEqual(parse(document()), before);
});

test('what a page adds to every object takes the place of no missing field', () => {
  added.platform_status = 'operational';
  added.incidents = [{id: '1', name: 'API', status: 'investigating'}];
  const {platform_status: _left, ...rest} = document();
  assert.equal(parse(rest), null);
  assert.equal(Object.hasOwn(parse(document())!, 'incidents'), true);
  assert.equal(parse(document())!.incidents, undefined);
});
