import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import {ReadError} from '../../../generator/errors/read-error.js';
import {
  BY_PAGE,
  checkOf,
  claimsNothing,
  readStatus,
  statusesOf,
  withoutTimes,
} from '../../support/publisher/read-status.js';
import {startReplay} from '../../support/uptime-kuma/replay.js';
import type {Replay, ReplayOptions} from '../../support/uptime-kuma/replay.js';

async function open(t: TestContext, options?: ReplayOptions): Promise<Replay> {
  const replay = await startReplay(options);
  t.after(() => replay.close());
  return replay;
}

/** Reads by a clock that runs as fast as the event loop turns: ten seconds are a moment. */
async function readFast(t: TestContext, url: string, env = BY_PAGE) {
  t.mock.timers.enable({apis: ['setTimeout']});
  const progress = {isRead: false};
  const read = readStatus(url, env).finally(() => (progress.isRead = true));
  while (!progress.isRead) {
    await new Promise(setImmediate);
    t.mock.timers.tick(1);
  }
  t.mock.timers.reset();
  return read;
}

const withKey = ({apiKey}: Replay) => ({...BY_PAGE, UPTIME_KUMA_API_KEY: apiKey});
const keyAlone = ({apiKey}: Replay) => ({
  UPTIME_KUMA_API_KEY: apiKey,
  UPTIME_KUMA_MONITOR_IDS: '*',
});

for (const fault of ['hang', 'hang-after-headers', 'slow-drip'] as const) {
  for (const [route, envOf] of [
    ['page', () => BY_PAGE],
    ['heartbeat', () => BY_PAGE],
    ['metrics', keyAlone],
  ] as const) {
    test(`${fault} of the only source (${route}): nothing is claimed`, async (t) => {
      const replay = await open(t);
      replay.faults[route] = fault;
      const {status, reading} = await readFast(t, replay.url, envOf(replay));
      assert.ok(claimsNothing(status));
      assert.equal(checkOf(status), 'fail timeout');
      const {message} = reading as ReadError;
      assert.match(message, route === 'page' ? /^status page: / : /^(heartbeats|metrics): /);
      assert.ok(!message.includes(new URL(replay.url).port), message);
    });
  }

  test(`${fault} of the badges: their windows are not measured`, async (t) => {
    const replay = await open(t);
    const {status: right} = await readStatus(replay.url);
    replay.faults.badge = fault;
    const {status} = await readFast(t, replay.url);
    assert.equal(checkOf(status), 'warn badges');
    assert.deepEqual(statusesOf(status), statusesOf(right));
    assert.equal(status.platform_status, right.platform_status);
    const {last_24h, coverage} = right.uptime;
    assert.deepEqual(status.uptime, {
      last_24h,
      last_7d: 0,
      last_30d: 0,
      coverage: {last_24h: coverage?.last_24h, last_7d: 0, last_30d: 0},
    });
  });

  test(`${fault} of the metrics beside a slug: a warning and the same document`, async (t) => {
    const replay = await open(t);
    const {status: right} = await readStatus(replay.url);
    replay.faults.metrics = fault;
    const {status} = await readFast(t, replay.url, withKey(replay));
    assert.equal(checkOf(status), 'warn timeout');
    assert.deepEqual(withoutTimes(status), withoutTimes(right));
  });

  test(`${fault} of the incident history: nothing else is missing`, async (t) => {
    const replay = await open(t);
    const {status: right} = await readStatus(replay.url);
    replay.faults.history = fault;
    const {status} = await readFast(t, replay.url);
    assert.equal(checkOf(status), 'pass');
    assert.deepEqual(withoutTimes(status), withoutTimes(right));
  });
}

test('says that there is no such page on 1.23, which never answers', async (t) => {
  const replay = await open(t, {version: '1.23.17'});
  const {status, reading} = await readFast(t, replay.url, {UPTIME_KUMA_STATUS_PAGE: 'nope'});
  assert.ok(claimsNothing(status));
  assert.equal(checkOf(status), 'fail noPage');
  assert.match((reading as ReadError).message, /UPTIME_KUMA_STATUS_PAGE/);
});

test('does not blame the slug when it is there and the server is slow', async (t) => {
  const replay = await open(t);
  replay.faults.page = 'hang';
  const {status} = await readFast(t, replay.url);
  assert.equal(checkOf(status), 'fail timeout');
  assert.ok(replay.requests.some(({path}) => path === '/status/public'));
});

for (const route of ['page', 'heartbeat'] as const) {
  test(`gives up on a ${route} that hangs when the time of the cycle is over`, async (t) => {
    const replay = await open(t);
    replay.faults[route] = 'hang';
    const {status} = await readStatus(replay.url, BY_PAGE, {signal: AbortSignal.timeout(200)});
    assert.ok(claimsNothing(status));
    assert.equal(checkOf(status), 'fail timeout');
  });
}

test('still says that a server fails when time runs out before the second attempt', async (t) => {
  const replay = await open(t);
  replay.faults.page = 'server-error';
  const {status} = await readStatus(replay.url, BY_PAGE, {signal: AbortSignal.timeout(450)});
  assert.equal(checkOf(status), 'fail httpError');
});

test('keeps the uptime when metrics beside the slug hang until the time is over', async (t) => {
  const replay = await open(t);
  const {status: right} = await readStatus(replay.url);
  replay.faults.metrics = 'hang';
  const signal = AbortSignal.timeout(3_000);
  const {status} = await readStatus(replay.url, withKey(replay), {signal});
  assert.equal(checkOf(status), 'warn timeout');
  assert.deepEqual(status.uptime, right.uptime);
});
