import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nextTick, untilTick} from '../../../generator/commands/every/next-tick.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

for (const [now, interval, expected] of [
  ['15:30:00.000', 10 * MINUTE, '15:40:00.000'],
  ['15:30:00.001', 10 * MINUTE, '15:40:00.000'],
  ['15:39:59.999', 10 * MINUTE, '15:40:00.000'],
  ['15:41:30.000', 10 * MINUTE, '15:50:00.000'], // a cycle of over ten minutes left a tick out
  ['15:30:07.000', 15 * SECOND, '15:30:15.000'],
  ['15:30:00.000', SECOND, '15:30:01.000'],
  ['15:30:00.000', HOUR, '16:00:00.000'],
  ['15:30:00.000', 6 * HOUR, '18:00:00.000'],
] as const) {
  test(`at ${now}, every ${interval / SECOND} s, the next is ${expected}`, () => {
    const tick = nextTick(Date.parse(`2025-11-10T${now}Z`), interval);
    assert.equal(new Date(tick).toISOString(), `2025-11-10T${expected}Z`);
  });
}

test('a day begins at midnight UTC', () => {
  const tick = nextTick(Date.parse('2025-12-31T23:59:59Z'), 24 * HOUR);
  assert.equal(new Date(tick).toISOString(), '2026-01-01T00:00:00.000Z');
});

const TICK = Date.parse('2025-11-10T15:40:00Z');
for (const [name, now, expected] of [
  ['waits for what is left', TICK - 9 * MINUTE, 9 * MINUTE],
  ['waits for the last millisecond, where a timer fired early', TICK - 1, 1],
  ['is due in its moment', TICK, 0],
  ['is due after a sleep of the machine', TICK + 8 * HOUR, 0],
  ['is due when the clock was set back by an hour', TICK - HOUR, 0],
] as const) {
  test(`a tick ${name}`, () => assert.equal(untilTick(TICK, now, 10 * MINUTE), expected));
}
