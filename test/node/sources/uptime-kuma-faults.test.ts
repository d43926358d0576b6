import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import {describe, it, test} from 'node:test';
import type {TestContext} from 'node:test';
import type {CheckOutput} from '../../../generator/errors/check-outputs.js';
import {ReadError} from '../../../generator/errors/read-error.js';
import {
  BY_PAGE,
  checkOf,
  claimsNothing,
  readStatus,
  statusesOf,
  withoutTimes,
} from '../../support/publisher/read-status.js';
import {letAllBeUp} from '../../support/publisher/publisher-world.js';
import {startReplay} from '../../support/uptime-kuma/replay.js';
import type {Fault, Replay, ReplayOptions, Route} from '../../support/uptime-kuma/replay.js';

async function open(t: TestContext, options?: ReplayOptions): Promise<Replay> {
  const replay = await startReplay(options);
  t.after(() => replay.close()); // throws if a push address was called
  return replay;
}

/** See uptime-kuma-hangs.test.ts. */
type Endless = 'hang' | 'hang-after-headers' | 'slow-drip';

/** How a source fails that is answered like this. */
const OUTPUTS: Record<Exclude<Fault, Endless>, CheckOutput> = {
  reset: 'unreachable',
  truncated: 'notKuma',
  'switch-protocols': 'notKuma',
  'html-200': 'notKuma',
  'empty-200': 'notKuma',
  'wrong-type': 'notKuma',
  'not-json': 'notKuma',
  'redirect-to-login': 'login',
  unauthorized: 'denied',
  forbidden: 'denied',
  'not-found': 'httpError',
  'too-many-requests': 'httpError',
  'server-error': 'httpError',
  'bad-gateway-html': 'httpError',
};
const METRICS_OUTPUTS: typeof OUTPUTS = {
  ...OUTPUTS,
  'empty-200': 'noMetrics',
  'not-json': 'noMetrics',
  unauthorized: 'keyRefused',
};
type Answered = keyof typeof OUTPUTS;
const FAULTS = Object.keys(OUTPUTS) as Answered[];

const SIDE_BY_SIDE = {concurrency: true, timeout: 60_000};

async function readWith(replay: Replay, route: Route, fault: Fault, env = BY_PAGE) {
  replay.faults[route] = fault;
  return readStatus(replay.url, env);
}

/** No address, and nothing that the other side said. */
function namesNothing(message: string, {url}: Replay): void {
  const foreign = [new URL(url).host, '127.0.0.1', 'SQLITE', '/app/data', '/login', '<'];
  for (const text of foreign) assert.ok(!message.includes(text), `${message} names ${text}`);
}

const withKey = ({apiKey}: Replay) => ({...BY_PAGE, UPTIME_KUMA_API_KEY: apiKey});
const keyAlone = ({apiKey}: Replay) => ({
  UPTIME_KUMA_API_KEY: apiKey,
  UPTIME_KUMA_MONITOR_IDS: '*',
});

function each(
  name: (fault: Answered) => string,
  body: (t: TestContext, fault: Answered) => Promise<void>,
) {
  for (const fault of FAULTS) it(name(fault), (t) => body(t, fault));
}

for (const [route, outputs, envOf] of [
  ['page', OUTPUTS, () => BY_PAGE],
  ['heartbeat', OUTPUTS, () => BY_PAGE],
  ['metrics', METRICS_OUTPUTS, keyAlone],
] as const) {
  describe(`without an answer of the only source (${route})`, SIDE_BY_SIDE, () => {
    each(
      (fault) => `${fault}: nothing is claimed, ${outputs[fault]}`,
      async (t, fault) => {
        const replay = await open(t);
        const {status, reading} = await readWith(replay, route, fault, envOf(replay));
        assert.ok(reading instanceof ReadError);
        assert.ok(claimsNothing(status));
        assert.equal(checkOf(status), `fail ${outputs[fault]}`);
        namesNothing(reading.message, replay);
        assert.match(
          reading.message,
          route === 'page' ? /^status page: / : /^(heartbeats|metrics): /,
        );
        assert.ok(!replay.requests.some(({path}) => path.includes('/login')));
      },
    );
  });
}

describe('without the badges', SIDE_BY_SIDE, () => {
  each(
    (fault) => `${fault}: their windows are not measured, the status is untouched`,
    async (t, fault) => {
      const replay = await open(t);
      const {status: right} = await readStatus(replay.url);
      const {status, reading} = await readWith(replay, 'badge', fault);
      assert.equal(checkOf(status), 'warn badges');
      assert.equal(status.platform_status, right.platform_status);
      assert.deepEqual(statusesOf(status), statusesOf(right));
      const {last_24h, coverage} = right.uptime;
      assert.deepEqual(status.uptime, {
        last_24h,
        last_7d: 0,
        last_30d: 0,
        coverage: {last_24h: coverage?.last_24h, last_7d: 0, last_30d: 0},
      });
      assert.ok(!(reading instanceof ReadError));
      for (const {message} of reading.warnings) namesNothing(message, replay);
    },
  );
});

describe('without the metrics beside a slug', SIDE_BY_SIDE, () => {
  each(
    (fault) => `${fault}: a warning and the same document`,
    async (t, fault) => {
      const replay = await open(t);
      const {status: right} = await readStatus(replay.url);
      const {status, reading} = await readWith(replay, 'metrics', fault, withKey(replay));
      assert.equal(checkOf(status), `warn ${METRICS_OUTPUTS[fault]}`);
      assert.deepEqual(withoutTimes(status), withoutTimes(right));
      assert.ok(!(reading instanceof ReadError));
      for (const {message} of reading.warnings) namesNothing(message, replay);
    },
  );
});

describe('without the incident history', SIDE_BY_SIDE, () => {
  each(
    (fault) => `${fault}: nothing else is missing`,
    async (t, fault) => {
      const replay = await open(t);
      const {status: right} = await readStatus(replay.url);
      const {status} = await readWith(replay, 'history', fault);
      assert.equal(checkOf(status), 'pass');
      assert.deepEqual(withoutTimes(status), withoutTimes(right));
    },
  );
});

test('is unreachable where nobody listens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const {port} = server.address() as {port: number};
  await new Promise((resolve) => server.close(resolve));
  const {status, reading} = await readStatus(`http://127.0.0.1:${port}`);
  assert.ok(claimsNothing(status));
  assert.equal(checkOf(status), 'fail unreachable');
  assert.match((reading as ReadError).message, /ECONNREFUSED/);
  assert.doesNotMatch((reading as ReadError).message, new RegExp(`127|${port}`));
});

test('names a login proxy and does not follow it', async (t) => {
  const replay = await open(t);
  replay.faults.page = 'redirect-to-login';
  const {reading} = await readStatus(replay.url, withKey(replay));
  assert.match(
    (reading as ReadError).message,
    /HTTP 302, a redirect to a login page; let the publisher past it with UPTIME_KUMA_HEADERS/,
  );
  assert.match((reading as ReadError).message, /UPTIME_KUMA_HEADERS/);
  assert.deepEqual(
    replay.requests.filter(({path}) => path.includes('login')),
    [],
  );
});

test('says that there is no such page on 2.x, which answers 404', async (t) => {
  const replay = await open(t);
  const {status, reading} = await readStatus(replay.url, {UPTIME_KUMA_STATUS_PAGE: 'nope'});
  assert.ok(claimsNothing(status));
  assert.equal(checkOf(status), 'fail noPage');
  assert.match((reading as ReadError).message, /UPTIME_KUMA_STATUS_PAGE/);
});

test('serves the same from the cache of Uptime Kuma', async (t) => {
  const replay = await open(t, {cache: true});
  const first = await readStatus(replay.url);
  replay.heartbeat.heartbeatList = {};
  const second = await readStatus(replay.url);
  assert.deepEqual(withoutTimes(second.status), withoutTimes(first.status));
  assert.equal(checkOf(second.status), 'pass');
});

for (const [path, options] of [
  ['', {}],
  ['/kuma', {basePath: '/kuma'}],
] as const) {
  test(`asks below the base address "${path}", with and without a slash at its end`, async (t) => {
    const replay = await open(t, options);
    for (const slash of ['', '/']) {
      const {status} = await readStatus(replay.url + slash, withKey(replay));
      assert.equal(checkOf(status), 'pass');
    }
    for (const {path: asked} of replay.requests) {
      assert.ok(asked.startsWith(`${path}/api/`) || asked === `${path}/metrics`, asked);
    }
  });
}

test('sends the extra headers with every request, and the key to the metrics alone', async (t) => {
  const replay = await open(t);
  await readStatus(replay.url, {
    ...withKey(replay),
    UPTIME_KUMA_HEADERS: 'CF-Access-Client-Id: abc\\nCF-Access-Client-Secret: d:e f',
  });
  const routes = new Set(replay.requests.map(({route}) => route));
  assert.deepEqual([...routes].sort(), [
    'badge',
    'entry',
    'heartbeat',
    'history',
    'metrics',
    'page',
  ]);
  for (const {route, method, path, headers} of replay.requests) {
    assert.equal(method, 'GET');
    assert.deepEqual(
      [headers['cf-access-client-id'], headers['cf-access-client-secret']],
      ['abc', 'd:e f'],
    );
    const basic = `Basic ${Buffer.from(`:${replay.apiKey}`).toString('base64')}`;
    assert.equal(headers.authorization, route === 'metrics' ? basic : undefined);
    assert.ok(!JSON.stringify([path, headers.cookie]).includes(replay.apiKey));
  }
});

function listMany(replay: Replay, count: number, fill: Record<string, string> = {}): void {
  const [group] = replay.page.publicGroupList;
  const [monitor] = group.monitorList;
  const ids = Array.from({length: count}, (_, index) => index + 1);
  letAllBeUp(replay);
  const beats = replay.heartbeat.heartbeatList[1].map((beat: object) => ({...beat, ...fill}));
  replay.page.publicGroupList = [
    {...group, monitorList: ids.map((id) => ({...monitor, id, name: `Monitor ${id}`}))},
  ];
  replay.heartbeat = {
    heartbeatList: Object.fromEntries(ids.map((id) => [id, beats])),
    uptimeList: Object.fromEntries(ids.map((id) => [`${id}_24`, 1])),
  };
}

test('asks a page of 500 monitors with at most 8 requests in flight', async (t) => {
  const replay = await open(t);
  listMany(replay, 500);
  replay.delay = 1; // ms, or one were answered before the next came
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  t.after(() => process.off('warning', note));
  const {status} = await readStatus(replay.url, withKey(replay));
  assert.deepEqual(status.reporting, {fresh: 500, total: 500});
  assert.deepEqual(status.uptime.coverage, {last_24h: 100, last_7d: 100, last_30d: 100});
  const badges = replay.requests.filter(({route}) => route === 'badge').map(({path}) => path);
  assert.equal(new Set(badges).size, 1000);
  assert.equal(badges.length, 1000);
  assert.ok(replay.maxInFlight > 1 && replay.maxInFlight <= 8, `${replay.maxInFlight} in flight`);
  assert.deepEqual(warnings, [], 'those that wait their turn listen to nothing');
});

test('reads heartbeats as long as those of 7,000 monitors', async (t) => {
  const replay = await open(t);
  listMany(replay, 100, {msg: 'ü'.repeat(3_000)});
  assert.ok(JSON.stringify(replay.heartbeat).length > 25_000_000);
  const {status} = await readStatus(replay.url);
  assert.deepEqual(status.reporting, {fresh: 100, total: 100});
});
