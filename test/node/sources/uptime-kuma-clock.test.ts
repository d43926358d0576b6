import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import type {Reading} from '../../../generator/sources/reading.js';
import type {UptimeKumaClient} from '../../../generator/sources/uptime-kuma/client.js';
import {ServerClock} from '../../../generator/sources/uptime-kuma/server-clock.js';
import {judgeClock} from '../../../generator/sources/uptime-kuma/watch-clock.js';
import {
  BY_PAGE,
  checkOf,
  claimsNothing,
  readStatus,
  statusesOf,
} from '../../support/publisher/read-status.js';
import {startReplay, type Replay, type ReplayOptions} from '../../support/uptime-kuma/replay.js';
import {DAY, HOUR, MINUTE, SECOND, simulate, UP} from '../../support/uptime-kuma/situation.js';

/** Two monitors that beat every minute, the newest beats `age` ms ago. */
async function page(t: TestContext, age = 0, options?: ReplayOptions): Promise<Replay> {
  const replay = await startReplay(options);
  t.after(() => replay.close());
  const life = [{age: 40 * DAY, until: age - 1, word: UP}];
  simulate(
    replay,
    [1, 2].map((id) => ({id, life})),
    Date.now() + (options?.skew ?? 0),
  );
  return replay;
}

const keyAlone = ({apiKey}: Replay) => ({
  UPTIME_KUMA_API_KEY: apiKey,
  UPTIME_KUMA_MONITOR_IDS: '1 2',
});

/** A cache that gives again what it once got, with its `Date` and without `Age`. */
function replayAnswers(replay: Replay, age: number, matches: (path: string) => boolean): void {
  replay.front = ({path}, response) => {
    if (matches(path)) response.setHeader('date', new Date(Date.now() - age).toUTCString());
    return false;
  };
}
/** The same, where all of it was got at one moment. */
function replayOneMoment(replay: Replay, age: number): void {
  const date = new Date(Date.now() - age).toUTCString();
  replay.front = (_, response) => (response.setHeader('date', date), false);
}

const isHeartbeat = (path: string) => path.includes('heartbeat');
const isNoProbe = (path: string) => !path.includes('entry-page');

for (const [title, matches] of [
  ['the heartbeats', isHeartbeat],
  ['all but what is asked past all caches', isNoProbe],
] as const) {
  test(`recognizes ${title} of a quarter of an hour ago as old`, async (t) => {
    const replay = await page(t, 16 * MINUTE);
    replayAnswers(replay, 16 * MINUTE, matches);
    const {status, reading} = await readStatus(replay.url);
    assert.equal(status.platform_status, 'unknown');
    assert.equal(checkOf(status), 'warn oldAnswer');
    assert.match((reading as Reading).warnings[0]!.message, /9[56]\d s ago.*cache/);
    const observed = Date.parse(status.observed_at ?? '');
    assert.ok(observed <= Date.now() - 15 * MINUTE, 'observed when it was');
  });
}

test('judges an answer of some minutes ago by the time it was made', async (t) => {
  const replay = await page(t, 4 * MINUTE);
  replayAnswers(replay, 4 * MINUTE, isNoProbe);
  const {status} = await readStatus(replay.url);
  assert.equal(status.platform_status, 'operational');
  const observed = Date.parse(status.observed_at ?? '');
  assert.ok(observed <= Date.now() - 3 * MINUTE, 'observed when it was');
});

test('takes answers whose date does not move on for one old answer', async (t) => {
  const replay = await page(t, 16 * MINUTE);
  replayOneMoment(replay, 16 * MINUTE);
  const {status} = await readStatus(replay.url);
  assert.equal(status.platform_status, 'unknown');
  assert.equal(checkOf(status), 'warn oldAnswer');
});

for (const env of ['page', 'key']) {
  for (const [title, spoil] of [
    ['all of it', (replay: Replay) => replayOneMoment(replay, 3 * DAY)],
    ['all but the probe', (replay: Replay) => replayAnswers(replay, 3 * DAY, isNoProbe)],
    ['by a clock that runs', (replay: Replay) => replayAnswers(replay, 3 * DAY, () => true)],
  ] as const) {
    test(`claims no health by answers of three days ago, ${title} (${env})`, async (t) => {
      const replay = await page(t, 3 * DAY);
      spoil(replay);
      const config = env === 'page' ? BY_PAGE : keyAlone(replay);
      const {status} = await readStatus(replay.url, config);
      assert.equal(status.platform_status, 'unknown');
      assert.match(checkOf(status), /^(fail clock|warn oldAnswer|fail oldAnswer)$/);
    });
  }
}

test('claims nothing by one answer of two hours ago, given again while the clock was watched', () => {
  const now = Date.now();
  const clock = new ServerClock();
  const answers = [0, 3 * SECOND].map((later) => {
    const at = now + later;
    return {status: 200, headers: {}, type: '', date: now - 2 * HOUR, askedAt: at, receivedAt: at};
  });
  for (const answer of answers) clock.note(answer);
  const client = {clock} as UptimeKumaClient;
  assert.throws(() => judgeClock(client, answers), {output: 'clock'});
});

for (const skew of [70 * MINUTE, -70 * MINUTE, 5 * DAY]) {
  test(`claims nothing where the clocks differ by ${skew / MINUTE} minutes`, async (t) => {
    const replay = await page(t, 0, {skew});
    const {status} = await readStatus(replay.url);
    assert.ok(claimsNothing(status));
    assert.equal(checkOf(status), 'fail clock');
  });
}

for (const skew of [20 * MINUTE, -20 * MINUTE]) {
  test(`asks a clock that differs by ${skew / MINUTE} minutes twice, and believes that it runs`, async (t) => {
    const replay = await page(t, 0, {skew});
    const {status} = await readStatus(replay.url);
    assert.equal(`${status.platform_status} ${checkOf(status)}`, 'operational warn clock');
    assert.equal(replay.requests.filter(({route}) => route === 'entry').length, 2);
  });
}

test('asks for the time once, at an address of its own, where the clocks agree', async (t) => {
  const replay = await page(t);
  await readStatus(replay.url);
  await readStatus(replay.url);
  const probes = replay.requests.filter(({route}) => route === 'entry').map(({path}) => path);
  assert.equal(probes.length, 2);
  assert.equal(new Set(probes).size, 2);
});

for (const fault of ['not-found', 'html-200', 'reset', 'redirect-to-login'] as const) {
  test(`a probe that fails proves nothing: ${fault}`, async (t) => {
    const replay = await page(t);
    const {status: right} = await readStatus(replay.url);
    replay.faults.entry = fault;
    const {status} = await readStatus(replay.url);
    assert.equal(checkOf(status), 'pass');
    assert.deepEqual(status.uptime, right.uptime);
    assert.equal(status.platform_status, 'operational');
  });
}

// A proxy that puts a date of its own on the answers of a server whose clock is wrong.
for (const [title, age] of [
  ['late', 20 * MINUTE],
  ['ahead', -20 * MINUTE],
] as const) {
  test(`says that the clock or the monitoring of Uptime Kuma is to blame where all beats are ${title}`, async (t) => {
    const replay = await page(t, age);
    const {status, reading} = await readStatus(replay.url);
    assert.equal(status.platform_status, 'unknown');
    assert.equal(checkOf(status), 'warn standstill');
    assert.match((reading as Reading).warnings[0]!.message, /20 minutes (old|ahead)/);
  });
}

test('blames no clock where a daily job is in time and the others stand still', async (t) => {
  const replay = await page(t);
  const minutely = [{age: 40 * DAY, until: 30 * MINUTE, word: UP}];
  const daily = [{age: 5 * DAY + 10 * HOUR, until: 10 * HOUR - SECOND, word: UP, every: DAY}];
  simulate(replay, [
    {id: 1, life: minutely},
    {id: 2, life: minutely},
    {id: 3, type: 'push', life: daily},
  ]);
  const {status} = await readStatus(replay.url);
  assert.deepEqual(statusesOf(status), {1: 'unknown', 2: 'unknown', 3: 'operational'});
  assert.equal(checkOf(status), 'warn standstill');
});

test('blames no clock where monitors were paused at different times, or others beat', async (t) => {
  const replay = await page(t);
  const stopped = (ago: number) => [{age: 40 * DAY, until: ago, word: UP}];
  for (const lives of [
    [stopped(HOUR), stopped(3 * HOUR), stopped(9 * HOUR)],
    [stopped(HOUR), stopped(HOUR), stopped(0)],
  ]) {
    simulate(
      replay,
      lives.map((life, index) => ({id: index + 1, life})),
    );
    assert.equal(checkOf((await readStatus(replay.url)).status), 'pass');
  }
});
