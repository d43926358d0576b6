import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createLog} from '../../../generator/io/log.js';
import {repeat} from '../../../generator/commands/every/repeat.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const log = createLog({out: () => {}, err: () => {}});

/** A clock that only sleeping and working move, and when cycles began on it. */
function startClock(at: string) {
  const clock = {
    time: Date.parse(`2025-11-10T${at}Z`),
    begun: [] as string[],
    /** Timers fire a little early now and then. */
    sleep: async (ms: number) => void (clock.time += Math.max(1, ms - 1)),
  };
  return clock;
}

/** Cycles that take so long, one after the other, and end with that code; then it is stopped. */
async function simulate(at: string, cycles: {takes: number; code?: number}[]) {
  const clock = startClock(at);
  const stop = new AbortController();
  let running = 0;
  const cycle = async () => {
    assert.equal(++running, 1, 'no two at once');
    clock.begun.push(new Date(clock.time).toISOString().slice(11, 19));
    const {takes, code = 0} = cycles[clock.begun.length - 1]!;
    await Promise.resolve();
    clock.time += takes;
    if (clock.begun.length === cycles.length) stop.abort();
    running--;
    return code;
  };
  const options = {interval: 10 * MINUTE, signal: stop.signal, log};
  const {sleep} = clock;
  const code = await repeat(cycle, {...options, now: () => clock.time, sleep});
  return {code, begun: clock.begun};
}

test('runs at once, and then at each full interval, whatever a cycle takes', async () => {
  const cycles = [2, 9, 0, 599, 1].map((seconds) => ({takes: seconds * SECOND}));
  assert.deepEqual(await simulate('15:33:20', cycles), {
    code: 0,
    begun: ['15:33:20', '15:40:00', '15:50:00', '16:00:00', '16:10:00'],
  });
});

test('leaves out what a long cycle ran over, and never runs two', async () => {
  const {begun} = await simulate('15:30:00', [{takes: 25 * MINUTE}, {takes: SECOND}]);
  assert.deepEqual(begun, ['15:30:00', '16:00:00']);
});

test('goes on after failures, of the configuration too', async () => {
  const cycles = [{takes: 1}, {takes: 1, code: 1}, {takes: 1, code: 2}, {takes: 1, code: 143}];
  const {code, begun} = await simulate('15:30:00', [...cycles, {takes: 1}]);
  assert.deepEqual([code, begun.length], [0, 5]);
});

test('ends with 2 when the first cycle finds that the configuration is bad', async () => {
  const {code, begun} = await simulate('15:30:00', [{takes: 1, code: 2}, {takes: 1}]);
  assert.deepEqual([code, begun.length], [2, 1]);
});

test('wakes from its sleep when it is stopped', async () => {
  const stop = new AbortController();
  const ended = repeat(async () => 0, {interval: 60 * MINUTE, signal: stop.signal, log});
  await new Promise(setImmediate);
  stop.abort();
  assert.equal(await ended, 0);
});
