import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import {
  checkOf,
  claimsNothing,
  readStatus,
  statusesOf,
} from '../../support/publisher/read-status.js';
import {newestBeat} from '../../support/uptime-kuma/recordings.js';
import {startReplay} from '../../support/uptime-kuma/replay.js';
import type {Replay, ReplayOptions} from '../../support/uptime-kuma/replay.js';

const SECOND = 1_000; // ms
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

async function open(t: TestContext, options?: ReplayOptions): Promise<Replay> {
  const replay = await startReplay(options);
  t.after(() => replay.close());
  return replay;
}

const kumaTime = (ms: number) => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');

/** Beats from the ages of each in ms, newest last. */
const beats = (ages: number[], status: unknown = 1, now = Date.now()) =>
  ages.map((age) => ({status, time: kumaTime(now - age), msg: '', ping: 5}));

/** A page of one monitor with these beats. */
async function onlyMonitor(t: TestContext, list: unknown, ratio: unknown = 1): Promise<Replay> {
  const replay = await open(t);
  replay.page.incidents = [];
  const [group] = replay.page.publicGroupList;
  replay.page.publicGroupList = [{...group, monitorList: [group.monitorList[0]]}];
  replay.heartbeat = {
    heartbeatList: list === undefined ? {} : {1: list},
    uptimeList: {'1_24': ratio},
  };
  return replay;
}

for (const [title, skew, check] of [
  ['an hour ahead', HOUR, 'warn clock'],
  ['an hour behind', -HOUR, 'warn clock'],
  ['63 seconds ahead', 63 * SECOND, 'warn clock'],
  ['63 seconds behind', -63 * SECOND, 'warn clock'],
  ['55 seconds ahead', 55 * SECOND, 'pass'],
  ['55 seconds behind', -55 * SECOND, 'pass'],
] as const) {
  test(`judges beats by the clock of Uptime Kuma when it is ${title}`, async (t) => {
    const right = await readStatus((await open(t)).url);
    const replay = await open(t, {skew});
    const {status} = await readStatus(replay.url);
    assert.equal(checkOf(status), check);
    assert.equal(status.platform_status, right.status.platform_status);
    assert.deepEqual(statusesOf(status), statusesOf(right.status));
    assert.deepEqual(status.uptime, right.status.uptime);
    // Its Date has whole seconds.
    const distance = Date.parse(status.observed_at ?? '') - (newestBeat(replay.heartbeat) - skew);
    assert.ok(Math.abs(distance) <= 2 * SECOND, `observed_at is ${distance} ms off our clock`);
    assert.ok(Date.parse(status.observed_at ?? '') <= Date.parse(status.updated_at));
  });
}

for (const [title, skew] of [
  ['a day behind', -DAY],
  ['over an hour ahead', HOUR + 5 * SECOND],
] as const) {
  test(`claims nothing where the clock of Uptime Kuma is ${title}`, async (t) => {
    const replay = await open(t, {skew});
    const {status} = await readStatus(replay.url);
    assert.ok(claimsNothing(status));
    assert.equal(checkOf(status), 'fail clock');
  });
}

/** Something in front of Uptime Kuma that writes the headers of its answers anew. */
async function startProxy(t: TestContext, target: string, headers: () => Record<string, string>) {
  const forward = async (path: string, response: ServerResponse) => {
    const answer = await fetch(target + path);
    const type = answer.headers.get('content-type') ?? '';
    response.sendDate = false;
    response.writeHead(answer.status, {'content-type': type, ...headers()});
    response.end(await answer.text());
  };
  const proxy = createServer(({url = ''}, response) => void forward(url, response));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  t.after(() => (proxy.closeAllConnections(), proxy.close()));
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

for (const [title, age, expected] of [
  ['for four minutes', 4 * MINUTE, 'partial_outage pass'],
  ['for ten minutes', 10 * MINUTE, 'partial_outage warn oldAnswer'],
  ['for two days', 2 * DAY, 'unknown warn oldAnswer'],
] as const) {
  test(`lets an answer age that a cache has kept ${title}`, async (t) => {
    const replay = await open(t);
    const url = await startProxy(t, replay.url, () => ({
      date: new Date(Date.now() - age).toUTCString(),
      age: String(age / SECOND),
    }));
    replay.touch(Date.now() - age);
    const {status} = await readStatus(url);
    assert.equal(`${status.platform_status} ${checkOf(status)}`, expected);
    const observed = Date.parse(status.observed_at ?? '');
    assert.ok(Math.abs(Date.now() - age - observed) < 5 * SECOND, 'observed when it was');
  });
}

for (const [title, headers] of [
  ['does not tell the time', {}],
  ['tells a time that is none', {date: 'yesterday'}],
] as [string, Record<string, string>][]) {
  test(`judges beats by our clock where the answer ${title}`, async (t) => {
    const replay = await open(t);
    const url = await startProxy(t, replay.url, () => headers);
    const fresh = await readStatus(url);
    assert.equal(fresh.status.platform_status, 'partial_outage');
    assert.equal(checkOf(fresh.status), 'pass');
    replay.touch(Date.now() - 26 * HOUR);
    assert.equal((await readStatus(url)).status.platform_status, 'unknown');
  });
}

test('knows nothing when all beats are over a day old, however new the answer', async (t) => {
  const replay = await open(t);
  replay.touch(Date.now() - 26 * HOUR);
  const {status} = await readStatus(replay.url);
  assert.equal(status.platform_status, 'unknown');
  assert.equal(status.reporting?.fresh, 0);
  assert.equal(status.reporting?.total, 10);
  assert.ok(Date.parse(status.observed_at ?? '') < Date.now() - HOUR);
});

/** 100 beats, or 50 as 1.23 lists them, one every `gap`. */
const regular = (count: number, gap: number, newest: number) =>
  Array.from({length: count}, (_, index) => newest + gap * (count - 1 - index));

for (const [title, list, expected] of [
  ['up a moment ago', beats([1000]), 'operational'],
  ['down', beats([1000], 0), 'major_outage'],
  ['pending', beats([1000], 2), 'degraded_performance'],
  ['in maintenance', beats([1000], 3), 'under_maintenance'],
  ['no beat yet', [], 'unknown'],
  ['no entry at all', undefined, 'unknown'],
  ['an entry that is no list', 'soon', 'unknown'],
  ['null for an entry', null, 'unknown'],
  ['14 minutes old', beats([14 * MINUTE]), 'operational'],
  ['16 minutes old', beats([16 * MINUTE]), 'unknown'],
  ['2 hours old, paused or frozen', beats(regular(50, MINUTE, 2 * HOUR)), 'unknown'],
  ['down 2 hours ago', beats(regular(50, MINUTE, 2 * HOUR), 0), 'unknown'],
  ['50 hourly beats, just under 2 h old', beats(regular(50, HOUR, 1.99 * HOUR)), 'operational'],
  ['50 hourly beats, just over 2 h old', beats(regular(50, HOUR, 2.01 * HOUR)), 'unknown'],
  ['100 beats a minute apart', beats(regular(100, MINUTE, 1000)), 'operational'],
  [
    'one long gap among short ones',
    beats([5 * DAY, 20 * MINUTE, 19 * MINUTE, 18 * MINUTE]),
    'unknown',
  ],
  ['4 minutes ahead', beats([-4 * MINUTE]), 'operational'],
  ['6 minutes ahead', beats([-6 * MINUTE]), 'unknown'],
  ['a code that is not known', beats([1000], 4), 'unknown'],
  ['a negative code', beats([1000], -1), 'unknown'],
  ['half a code', beats([1000], 0.5), 'unknown'],
  ['a code in quotes', beats([1000], '1'), 'unknown'],
  ['no code', beats([1000], null), 'unknown'],
  ['no time', [{status: 1, time: null}], 'unknown'],
  ['a time in words', [{status: 1, time: 'just now'}], 'unknown'],
] as const) {
  test(`a monitor with ${title} is ${expected}`, async (t) => {
    const replay = await onlyMonitor(t, list);
    const {status} = await readStatus(replay.url);
    assert.deepEqual(statusesOf(status), {1: expected});
    assert.equal(status.platform_status, expected);
    assert.deepEqual(status.reporting, {fresh: expected === 'unknown' ? 0 : 1, total: 1});
  });
}

test('an observation is never dated ahead', async (t) => {
  for (const ahead of [4, 6]) {
    const replay = await onlyMonitor(t, beats([-ahead * MINUTE]));
    const {status} = await readStatus(replay.url);
    const observed = Date.parse(status.observed_at ?? status.updated_at);
    assert.ok(observed <= Date.parse(status.updated_at), status.observed_at);
  }
});

test('one strange monitor does not spoil the others', async (t) => {
  const replay = await open(t);
  const {status: right} = await readStatus(replay.url);
  replay.heartbeat.heartbeatList[3] = [{status: 1}, 'x'];
  delete replay.heartbeat.heartbeatList[9];
  replay.heartbeat.uptimeList['1_24'] = '100%';
  const {status} = await readStatus(replay.url);
  const expected = {...statusesOf(right), 3: 'unknown', 9: 'unknown'};
  assert.deepEqual(statusesOf(status), expected);
  assert.equal(status.components?.[0]?.uptime.last_24h, null);
});

const none = {last_24h: null, last_7d: null, last_30d: null};
/** More beats than a new monitor has: how old this one is, is not known. */
const full = (status: number, newest = SECOND) => beats(regular(100, MINUTE, newest), status);
const failing = [
  ...beats(regular(98, MINUTE, 2 * MINUTE)),
  ...beats([MINUTE], 0),
  ...beats([SECOND]),
];

/** What Uptime Kuma answers where it has no data, see the reference, 4.3. */
for (const [title, list, ratio, [week, month], expected] of [
  ['all up', full(1), 1, ['100.0', '100.0'], [100, 100, 100]],
  ['never a beat', [], 0, ['0.000', '0.000'], [null, null, null]],
  ['0 after an outage that is not listed any more', full(3), 0, ['0.000', '0.000'], [0, 0, 0]],
  ['0 while it was only up', full(1), 0, ['0.000', '100.0'], [null, null, 100]],
  ['0 while down', full(0), 0, ['0.000', '0.000'], [0, 0, 0]],
  ['0 while retrying', full(2), 0, ['0.000', '9.987'], [0, 0, 9.98]],
  ['a last beat of 2 days ago', full(1, 2 * DAY), 1, ['100.0', '99.97'], [null, 100, 99.97]],
  ['a last beat of 8 days ago', full(1, 8 * DAY), 1, ['100.0', '100.0'], [null, null, 100]],
  ['a last beat of 31 days ago', full(1, 31 * DAY), 1, ['100.0', '100.0'], [null, null, null]],
  ['rounded badges and a visible failure', failing, 1, ['100.0', '100.0'], [100, 99.99, 99.99]],
  ['24 h below 100', full(1), 0.99999, ['100.0', '100.0'], [99.99, 99.99, 99.99]],
  ['7 d below 100', full(1), 1, ['99.98', '100.0'], [100, 99.98, 99.99]],
  ['many digits', full(1), 0.999_969, ['99.97', '1.2e-7'], [99.99, 99.97, 0]],
  ['no badges', full(1), 1, ['N/A', 'NaN'], [100, null, null]],
  ['more than all', full(1), 1.2, ['120.0', '100.0'], [null, null, 100]],
  ['no ratio', full(1), null, ['100.0', '100.0'], [null, 100, 100]],
  [
    'a life of three beats',
    beats([2 * MINUTE, MINUTE, SECOND]),
    1,
    ['100.0', '100.0'],
    [null, null, null],
  ],
] as const) {
  test(`believes uptime figures only with evidence: ${title}`, async (t) => {
    const replay = await onlyMonitor(t, list, ratio);
    replay.badges.set('1/168', week).set('1/720', month);
    const {status} = await readStatus(replay.url);
    const [last_24h, last_7d, last_30d] = expected;
    assert.deepEqual(status.components?.[0]?.uptime, {...none, last_24h, last_7d, last_30d});
    const {coverage, ...mean} = status.uptime;
    const shown = {last_24h: last_24h ?? 0, last_7d: last_7d ?? 0, last_30d: last_30d ?? 0};
    assert.deepEqual(mean, shown);
    const measured = Object.values(coverage ?? {}).map((percent) => percent > 0);
    assert.deepEqual(
      measured,
      [last_24h, last_7d, last_30d].map((value) => value !== null),
    );
  });
}

test('asks for hours, which every version understands', async (t) => {
  const replay = await open(t);
  await readStatus(replay.url);
  const asked = replay.requests.filter(({route}) => route === 'badge').map(({path}) => path);
  assert.ok(asked.length > 0);
  for (const path of asked) assert.match(path, /^\/api\/badge\/\d+\/uptime\/(168|720)$/);
});
