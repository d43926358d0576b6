import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import type {Reading} from '../../../generator/sources/reading.js';
import {readStatus, statusesOf} from '../../support/publisher/read-status.js';
import {startReplay, type Replay} from '../../support/uptime-kuma/replay.js';
import {
  DAY,
  DOWN,
  HOUR,
  kumaTime,
  MINUTE,
  simulate,
  UP,
} from '../../support/uptime-kuma/situation.js';

/*
 * Pages that show days in place of beats, as versions to come have them: what stands in the list are sums of
 * stretches of time, of which the last one ends now, however long ago the last beat was.
 */

const BARS = 100;

async function page(t: TestContext): Promise<Replay> {
  const replay = await startReplay();
  t.after(() => replay.close());
  simulate(replay, [{id: 1, name: 'Worker', life: [{age: 40 * DAY, word: UP}]}]);
  return replay;
}

type Buckets = ({status: number | null; end: number} | 0)[];

/** The last one ends now. */
const buckets = (words: (number | null)[]): Buckets =>
  words.map((status, index) =>
    status === null ? 0 : {status, end: Date.now() - (words.length - 1 - index) * HOUR},
  );
const all = (word: number, last = word) => [...Array<number>(BARS - 1).fill(word), last];
const iso = (list: Buckets) =>
  list.map((one) =>
    one === 0
      ? 0
      : {status: one.status, time: new Date(one.end).toISOString(), msg: '', ping: null},
  );
const zoneless = (list: Buckets) =>
  list.map((one) => one && {status: one.status, time: kumaTime(one.end), msg: '', ping: null});
const beat = (status: number, age: number) => ({
  status,
  time: kumaTime(Date.now() - age),
  msg: '',
  ping: 5,
});

for (const [title, words, last, expected] of [
  ['up, and the last beat is six hours old', all(UP), beat(UP, 6 * HOUR), 'unknown'],
  ['down, and the last beat is up', all(UP, DOWN), beat(UP, MINUTE), 'operational'],
  ['up, and the last beat is down', all(UP), beat(DOWN, MINUTE), 'major_outage'],
  ['empty once', [null, ...all(UP).slice(1)], beat(UP, MINUTE), 'operational'],
  ['up, and there is no last beat', all(UP), null, 'unknown'],
  ['up, and the last beat is a sum as well', all(UP), iso(buckets([UP]))[0], 'unknown'],
] as const) {
  test(`goes by the last beat alone where sums are ${title}`, async (t) => {
    const replay = await page(t);
    replay.page.config.heartbeatBarDays = 4;
    replay.heartbeat.heartbeatList[1] = iso(buckets([...words]));
    replay.heartbeat.lastHeartbeatList = {1: last};
    replay.heartbeat.uptimeList = {};
    const {status, reading} = await readStatus(replay.url);
    assert.deepEqual(statusesOf(status), {1: expected});
    const [component] = (reading as Reading).components;
    assert.ok((component?.beats.length ?? 0) <= 1, 'sums are no beats');
    assert.equal(component?.wholeLife, false);
  });
}

for (const [title, list, barDays] of [
  ['dated with their zone', iso(buckets(all(UP))), undefined],
  ['with an empty one', iso(buckets([null, ...all(UP).slice(1)])), undefined],
  ['dated like beats, on a page that shows days', zoneless(buckets(all(UP))), 4],
  [
    'dated like beats, with an empty one',
    zoneless(buckets([null, ...all(UP).slice(1)])),
    undefined,
  ],
  [
    'dated by their start and their end',
    zoneless(buckets(all(UP))).map((one) => one && {...one, endTime: one.time}),
    undefined,
  ],
] as const) {
  test(`takes sums for no beats, also without a list of last ones: ${title}`, async (t) => {
    const replay = await page(t);
    if (barDays) replay.page.config.heartbeatBarDays = barDays;
    replay.heartbeat.heartbeatList[1] = list;
    const {status} = await readStatus(replay.url);
    assert.deepEqual(statusesOf(status), {1: 'unknown'});
    assert.equal(status.observed_at, undefined);
  });
}

test('believes the true last beat where the sums are in a list of their own', async (t) => {
  const replay = await page(t);
  replay.page.config.heartbeatBarDays = 30;
  replay.heartbeat.heartbeatBarDays = 30;
  replay.heartbeat.heartbeatBarList = {1: zoneless(buckets(all(DOWN)))};
  replay.heartbeat.heartbeatList = {1: [beat(UP, MINUTE)]};
  const {status} = await readStatus(replay.url);
  assert.deepEqual(statusesOf(status), {1: 'operational'});
  // One beat is not the whole life where no more are listed.
  assert.deepEqual(Object.values(status.components?.[0]?.uptime ?? {}), [100, 100, 100]);
});

test('goes by the list of last beats also where all beats are listed', async (t) => {
  const replay = await page(t);
  replay.heartbeat.lastHeartbeatList = {1: beat(DOWN, 2 * MINUTE)};
  const {status, reading} = await readStatus(replay.url);
  assert.deepEqual(statusesOf(status), {1: 'major_outage'});
  const beats = (reading as Reading).components[0]!.beats;
  assert.ok(beats.length > 90, 'the others show the interval');
});
