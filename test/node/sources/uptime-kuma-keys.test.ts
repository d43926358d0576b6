import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import {ConfigError} from '../../../generator/errors/config-error.js';
import {ReadError} from '../../../generator/errors/read-error.js';
import {
  checkOf,
  claimsNothing,
  readStatus,
  statusesOf,
} from '../../support/publisher/read-status.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';
import {readRecording} from '../../support/uptime-kuma/recordings.js';
import type {Reading} from '../../../generator/sources/reading.js';
import {startReplay} from '../../support/uptime-kuma/replay.js';
import type {Replay, ReplayOptions} from '../../support/uptime-kuma/replay.js';

async function open(t: TestContext, options?: ReplayOptions): Promise<Replay> {
  const replay = await startReplay(options);
  t.after(() => replay.close());
  return replay;
}

const MINUTE = 60; // s
const DAY = 86_400; // s

/** Lets the server have started that long ago. */
function setUpTime(replay: Replay, seconds: number): void {
  const started = Math.round(Date.now() / 1000 - seconds);
  replay.metrics = replay.metrics.replace(/^(process_start_time_seconds ).*/m, `$1${started}`);
}

/** A monitor has no series: it is paused, or has not beaten since the start. */
function dropSeries(replay: Replay, id: number): void {
  const lines = replay.metrics.split('\n');
  replay.metrics = lines.filter((line) => !line.includes(`monitor_id="${id}"`)).join('\n');
}

function setVersion(replay: Replay, version: string): void {
  const [major, minor, patch] = version.split('.');
  replay.metrics = replay.metrics.replace(
    /^app_version.*/m,
    `app_version{version="${version}",major="${major}",minor="${minor}",patch="${patch}"} 1`,
  );
}

const both = ({apiKey}: Replay, more = {}) => ({
  UPTIME_KUMA_STATUS_PAGE: 'public',
  UPTIME_KUMA_API_KEY: apiKey,
  ...more,
});
const alone = ({apiKey}: Replay, ids = '*') => ({
  UPTIME_KUMA_API_KEY: apiKey,
  UPTIME_KUMA_MONITOR_IDS: ids,
});

/** A monitor has beaten every minute, and stopped that long ago. */
function stopBeats(replay: Replay, id: number, seconds: number): void {
  const {heartbeatList} = replay.heartbeat;
  const last: object = heartbeatList[id].at(-1);
  heartbeatList[id] = [2, 1, 0].map((beats) => {
    const time = new Date(Date.now() - (seconds + beats * MINUTE) * 1000);
    return {...last, time: time.toISOString().replace('T', ' ').slice(0, -1)};
  });
}

// In the recordings monitor 6 is paused: it is on the page, and it has no series. Its beats are fresh.
for (const [title, prepare, isPaused] of [
  ['the server is up for 10 minutes', (one) => setUpTime(one, 11 * MINUTE), true],
  ['the server is up for 9 minutes', (one) => setUpTime(one, 9 * MINUTE), false],
  [
    'the metrics do not tell the start',
    (one) => {
      one.metrics = one.metrics.replace(/^process_start_time_seconds.*/m, '');
    },
    false,
  ],
  [
    'it listens for pushes',
    (one) => {
      setUpTime(one, 60 * MINUTE);
      one.page.publicGroupList[1].monitorList[2].type = 'push';
    },
    false,
  ],
  [
    'the server is of 2.0',
    (one) => {
      setUpTime(one, 60 * MINUTE);
      setVersion(one, '2.0.2');
    },
    false,
  ],
  [
    'the server is of 2.1',
    (one) => {
      setUpTime(one, 60 * MINUTE);
      setVersion(one, '2.1.0');
    },
    true,
  ],
  [
    'the server is of 3.0',
    (one) => {
      setUpTime(one, 60 * MINUTE);
      setVersion(one, '3.0.0');
    },
    true,
  ],
] as [string, (replay: Replay) => void, boolean][]) {
  test(`a monitor without a series ${isPaused ? 'is paused' : 'stays'} when ${title}`, async (t) => {
    const replay = await open(t);
    prepare(replay);
    stopBeats(replay, 6, 5 * MINUTE);
    const {status} = await readStatus(replay.url, both(replay));
    assert.equal('6' in statusesOf(status), !isPaused);
    assert.equal(status.reporting?.total, isPaused ? 9 : 10);
    assert.equal(checkOf(status), 'pass');
  });
}

test('the log names a monitor that is left out as paused', async (t) => {
  const replay = await open(t);
  setUpTime(replay, 11 * MINUTE);
  stopBeats(replay, 6, 5 * MINUTE);
  const folder = await mkdtemp(join(tmpdir(), 'elytra-status-'));
  t.after(() => rm(folder, {recursive: true}));
  const {code, out} = await runPublisher([], {
    UPTIME_KUMA_URL: replay.url,
    ...both(replay),
    STATUS_TARGETS: `main=file:${folder}/status.json`,
  });
  assert.equal(code, 0);
  assert.match(out.join('\n'), /Uptime Kuma: left out as paused: ".+" \(6\)$/m);
});

// A tag that was made since the start of Uptime Kuma keeps the series of its monitors away.
test('a monitor without a series stays where it goes on beating', async (t) => {
  const replay = await open(t);
  setUpTime(replay, 60 * MINUTE);
  dropSeries(replay, 2);
  const {status} = await readStatus(replay.url, both(replay));
  assert.equal(statusesOf(status)[2], 'major_outage');
  assert.equal(status.platform_status, 'partial_outage');
});

test('a monitor with odd line ends in its name has its series', async (t) => {
  const replay = await open(t);
  setUpTime(replay, 60 * MINUTE);
  stopBeats(replay, 2, 5 * MINUTE);
  replay.metrics = replay.metrics.replaceAll('monitor_name="API', 'monitor_name="\u2028API\r');
  const {status} = await readStatus(replay.url, both(replay));
  assert.equal(statusesOf(status)[2], 'major_outage');
});

test('a monitor without a series stays on 1.23, which names no ids', async (t) => {
  const replay = await open(t, {version: '1.23.17'});
  setUpTime(replay, 60 * MINUTE);
  const {status} = await readStatus(replay.url, both(replay));
  assert.equal(status.reporting?.total, 9);
  assert.equal(checkOf(status), 'pass');
});

test('a silent push monitor stays, unknown, when a key is there', async (t) => {
  const replay = await open(t);
  setUpTime(replay, 60 * MINUTE);
  const {status} = await readStatus(replay.url, both(replay));
  assert.equal(statusesOf(status)[5], 'unknown');
});

test('judges the age of the server by its own clock', async (t) => {
  const replay = await open(t, {skew: 3_600_000});
  // By its clock it has started a minute ago; by ours it will start in an hour.
  const started = Math.round((Date.now() + 3_600_000) / 1000 - MINUTE);
  replay.metrics = replay.metrics.replace(/^(process_start_time_seconds ).*/m, `$1${started}`);
  stopBeats(replay, 6, 5 * MINUTE - 3_600);
  const early = await readStatus(replay.url, both(replay));
  assert.ok('6' in statusesOf(early.status));
  setUpTime(replay, -3_600 + 11 * MINUTE);
  const late = await readStatus(replay.url, both(replay));
  assert.ok(!('6' in statusesOf(late.status)));
});

for (const seconds of [MINUTE, 60 * MINUTE]) {
  test(`a configured id that is not on the page stays unknown beside a key (${seconds} s)`, async (t) => {
    const replay = await open(t);
    setUpTime(replay, seconds);
    // 8 is private, 99 does not exist.
    const env = both(replay, {UPTIME_KUMA_MONITOR_IDS: '1 8 99'});
    const {status} = await readStatus(replay.url, env);
    assert.deepEqual(statusesOf(status), {1: 'operational', 8: 'unknown', 99: 'unknown'});
    assert.ok(!JSON.stringify(status).includes('Private'));
    assert.equal(status.platform_status, 'unknown'); // 1 of 3 reports
  });
}

test('a key beside the slug publishes nothing but the page', async (t) => {
  const replay = await open(t);
  const {status} = await readStatus(replay.url, both(replay, {UPTIME_KUMA_MONITOR_IDS: '*'}));
  assert.ok(!('8' in statusesOf(status)));
  assert.doesNotMatch(JSON.stringify(status), /Private|http:/);
});

test('a key alone wants to be told which monitors to publish', async (t) => {
  const replay = await open(t);
  const env = {UPTIME_KUMA_API_KEY: replay.apiKey};
  await assert.rejects(readStatus(replay.url, env), (error: unknown) => {
    assert.ok(error instanceof ConfigError);
    assert.match(error.message, /UPTIME_KUMA_MONITOR_IDS/);
    return true;
  });
  assert.deepEqual(replay.requests, []);
});

test('a key alone shows all monitors by *, without the times of their beats', async (t) => {
  const replay = await open(t);
  const {status} = await readStatus(replay.url, alone(replay));
  assert.deepEqual(statusesOf(status), {
    1: 'operational',
    2: 'major_outage',
    3: 'operational',
    4: 'under_maintenance',
    7: 'degraded_performance',
    8: 'operational',
    9: 'operational',
    10: 'major_outage',
    11: 'operational',
  });
  assert.equal(status.platform_status, 'partial_outage');
  assert.equal(status.observed_at, undefined);
  assert.ok(status.components?.every(({observed_at}) => observed_at === undefined));
  assert.equal(checkOf(status), 'warn beatTimes');
  assert.doesNotMatch(JSON.stringify(status), /http:/);
  assert.deepEqual(
    replay.requests.map(({route}) => route).toSorted(),
    ['entry', 'metrics'], // its clock is asked for beside
  );
});

test('a key alone shows the named monitors only, and an unknown one as unknown', async (t) => {
  const replay = await open(t);
  const {status} = await readStatus(replay.url, alone(replay, '9 1 99 1'));
  assert.deepEqual(statusesOf(status), {9: 'operational', 1: 'operational', 99: 'unknown'});
  assert.equal(status.components?.length, 3);
  assert.deepEqual(status.reporting, {fresh: 2, total: 3});
});

test('a key alone has 24 h and 30 d from 2.1 on, never 7 d, and none of a push monitor', async (t) => {
  const replay = await open(t);
  setUpTime(replay, 31 * DAY);
  const labels = 'monitor_id="3",monitor_name="Worker",monitor_type="push"';
  replay.metrics += `monitor_uptime_ratio{${labels},window="1d"} 0.5\n`;
  const {status} = await readStatus(replay.url, alone(replay, '1 2 3'));
  const none = {last_24h: null, last_7d: null, last_30d: null};
  assert.deepEqual(
    status.components?.map(({uptime}) => uptime),
    [{...none, last_24h: 100, last_30d: 100}, {...none, last_24h: 0, last_30d: 0}, none],
  );
  assert.deepEqual(status.uptime, {
    last_24h: 50,
    last_7d: 0,
    last_30d: 50,
    coverage: {last_24h: 66.66, last_7d: 0, last_30d: 66.66},
  });
});

test('a key alone has no figures until the server has run for a day', async (t) => {
  const replay = await open(t);
  setUpTime(replay, DAY - MINUTE);
  const {status} = await readStatus(replay.url, alone(replay, '1 2 3'));
  assert.deepEqual(status.uptime.coverage, {last_24h: 0, last_7d: 0, last_30d: 0});
});

test('a key alone covers what the server has run for, and measures nothing by less than half', async (t) => {
  const replay = await open(t);
  for (const [days, figure, share] of [
    [14.9, 0, 0],
    [20, 100, 66.66],
  ] as const) {
    setUpTime(replay, days * DAY);
    const {uptime} = (await readStatus(replay.url, alone(replay, '1'))).status;
    assert.deepEqual([uptime.last_24h, uptime.coverage?.last_24h], [100, 100]);
    assert.equal(uptime.last_30d, figure);
    assert.ok(Math.abs(uptime.coverage!.last_30d - share) < 0.1, `${uptime.coverage!.last_30d}`);
  }
});

test('a key alone takes any id for a name like any other', async (t) => {
  const replay = await open(t);
  const ids = ['constructor', '__proto__', 'toString'];
  for (const id of ids) replay.metrics += `monitor_status{monitor_id="${id}",monitor_name="x"} 1\n`;
  const {status} = await readStatus(replay.url, alone(replay));
  const odd = status.components?.slice(-ids.length).map((one) => [one.id, one.status]);
  assert.deepEqual(
    odd,
    ids.map((id) => [id, 'operational']),
  );
});

test('a key alone shows states without figures on 2.0', async (t) => {
  const replay = await open(t);
  setVersion(replay, '2.0.2');
  replay.metrics = replay.metrics.replace(/^monitor_uptime_ratio.*\n/gm, '');
  const {status} = await readStatus(replay.url, alone(replay));
  assert.equal(status.platform_status, 'partial_outage');
  assert.deepEqual(status.uptime.coverage, {last_24h: 0, last_7d: 0, last_30d: 0});
});

test('a key alone is not enough on 1.23, and says why', async (t) => {
  const replay = await open(t, {version: '1.23.17'});
  const {status, reading} = await readStatus(replay.url, alone(replay));
  assert.ok(claimsNothing(status));
  assert.equal(checkOf(status), 'fail tooOld');
  assert.match((reading as ReadError).message, /2\.0 or later.*UPTIME_KUMA_STATUS_PAGE/);
});

test('a key alone does not call a server too old that has just started', async (t) => {
  const replay = await open(t);
  for (let id = 1; id <= 11; id++) dropSeries(replay, id);
  const {status} = await readStatus(replay.url, alone(replay, '1 2'));
  assert.equal(status.platform_status, 'unknown');
  assert.notEqual(checkOf(status), 'fail tooOld');
});

for (const [what, ids, told, expected] of [
  ['claims no health by *', '*', [1], 'unknown fail starting'],
  ['claims what it is told of named ones', '1', [1], 'operational warn beatTimes'],
  ['claims trouble by *', '*', [1, 2], 'partial_outage warn beatTimes'],
  ['does not claim by * that all is down', '*', [2], 'unknown fail starting'],
  ['claims by * that one is failing', '*', [7], 'degraded_performance warn beatTimes'],
] as [string, string, number[], string][]) {
  test(`a key alone ${what} where the server has just started`, async (t) => {
    const replay = await open(t);
    setUpTime(replay, MINUTE);
    for (let id = 1; id <= 11; id++) if (!told.includes(id)) dropSeries(replay, id);
    const {status} = await readStatus(replay.url, alone(replay, ids));
    assert.equal(`${status.platform_status} ${checkOf(status)}`, expected);
  });
}

test('a key alone believes no ratio beyond 0 and 1', async (t) => {
  const replay = await open(t);
  replay.metrics = replay.metrics.replace(/^(monitor_uptime_ratio\{.*) \S+$/gm, '$1 2');
  const {status} = await readStatus(replay.url, alone(replay, '1'));
  assert.equal(status.components?.[0]?.uptime?.last_24h, null);
});

test('a configured id that is off the page is unknown, whatever its beats say', async (t) => {
  const replay = await open(t);
  for (const group of replay.page.publicGroupList) {
    group.monitorList = group.monitorList.filter((monitor: {id: number}) => monitor.id !== 1);
  }
  const env = {UPTIME_KUMA_STATUS_PAGE: 'public', UPTIME_KUMA_MONITOR_IDS: '1 2'};
  const {status} = await readStatus(replay.url, env);
  assert.equal(statusesOf(status)[1], 'unknown');
  assert.ok(!replay.requests.some(({path}) => path.startsWith('/api/badge/1/')));
});

test('a wrong key fails as the only source', async (t) => {
  const replay = await open(t);
  const {status, reading} = await readStatus(replay.url, alone({...replay, apiKey: 'uk1_wrong'}));
  assert.ok(claimsNothing(status));
  assert.equal(checkOf(status), 'fail keyRefused');
  assert.match((reading as ReadError).message, /401.*UPTIME_KUMA_API_KEY/);
});

for (const ids of ['*', '1 3']) {
  test(`believes neither of two series that contradict each other (${ids})`, async (t) => {
    const replay = await open(t);
    const labels = 'monitor_name="Worker",monitor_type="push"';
    replay.metrics += `monitor_status{env="eu",monitor_id="3",${labels}} 0\n`;
    const {status, reading} = await readStatus(replay.url, alone(replay, ids));
    assert.equal(status.components?.filter(({id}) => id === '3').length, 1);
    assert.equal(statusesOf(status)[3], 'unknown');
    assert.equal(checkOf(status), 'warn contradiction');
    assert.match((reading as Reading).warnings[0]!.message, /"Worker" \(3\)/);
  });
}

test('reads labels by name among tags, and counts groups like any other', async (t) => {
  const replay = await open(t);
  replay.metrics = readRecording('2.5.3', 'exp2-metrics-tags-tls.txt');
  const {status} = await readStatus(replay.url, alone(replay));
  assert.deepEqual(
    status.components?.map(({id, name, status: word}) => [id, name, word]),
    [
      ['1', 'Infra', 'operational'],
      ['2', 'TLS site', 'operational'],
      ['3', 'TCP', 'operational'],
    ],
  );
  assert.doesNotMatch(JSON.stringify(status), /TeamA|prod1|127\.0\.0\.1|34339/);
});
