import assert from 'node:assert/strict';
import {describe, it, test} from 'node:test';
import type {TestContext} from 'node:test';
import type {Reading} from '../../../generator/sources/reading.js';
import {BY_PAGE, checkOf, readStatus} from '../../support/publisher/read-status.js';
import {answerWith, failFor, limitRate, refuse} from '../../support/uptime-kuma/fronts.js';
import {startReplay, type Replay} from '../../support/uptime-kuma/replay.js';
import {
  DAY,
  DOWN,
  simulate,
  UP,
  type SimulatedMonitor,
} from '../../support/uptime-kuma/situation.js';

/** As many monitors, of which the first is down: who reads only some has another mean. */
async function page(t: TestContext, count: number): Promise<Replay> {
  const replay = await startReplay();
  t.after(() => replay.close());
  const monitors = Array.from({length: count}, (_, index): SimulatedMonitor => {
    return {id: index + 1, life: [{age: 40 * DAY, word: index ? UP : DOWN}]};
  });
  simulate(replay, monitors);
  return replay;
}

const PATIENT = {giveUpAfter: Infinity};
const untilThen = (ms: number) => ({signal: AbortSignal.timeout(ms), ...PATIENT});

for (const [rate, burst, status] of [
  [20, 5, 503],
  [20, 0, 503],
  [30, 3, 429],
] as const) {
  test(`reads all figures at the pace that a proxy allows (${rate}/s, burst ${burst}, ${status})`, async (t) => {
    const replay = await page(t, 12);
    const {status: right} = await readStatus(replay.url);
    replay.front = limitRate(rate, burst, status);
    const {status: read} = await readStatus(replay.url, BY_PAGE, untilThen(60_000));
    assert.deepEqual(read.uptime, right.uptime);
    assert.equal(checkOf(read), 'pass');
  });
}

test('measures no window by the figures that got through', async (t) => {
  const replay = await page(t, 12);
  const {status: right} = await readStatus(replay.url);
  const over = new AbortController();
  let left = 4; // of 12
  replay.front = ({path}, response) => {
    if (!path.endsWith('/720') || left-- > 0) return false;
    answerWith(503)(response);
    if (left < -10) over.abort();
    return true;
  };
  const {status} = await readStatus(replay.url, BY_PAGE, {signal: over.signal, ...PATIENT});
  const {coverage, ...mean} = status.uptime;
  const {last_24h, last_7d} = right.uptime;
  assert.deepEqual(mean, {last_24h, last_7d, last_30d: 0});
  assert.deepEqual(coverage, {last_24h: 100, last_7d: 100, last_30d: 0});
  assert.equal(checkOf(status), 'warn badges');
  assert.equal(status.platform_status, right.platform_status);
});

describe('is not impressed', {concurrency: true}, () => {
  for (const [title, fail] of [
    ['resets connections', refuse],
    ['answers 502', answerWith(502)],
    ['answers 503', answerWith(503)],
    ['answers 504', answerWith(504)],
    ['answers 429', answerWith(429)],
    ['answers 429 and wants a second of rest', answerWith(429, {'retry-after': '1'})],
  ] as const) {
    for (const env of ['page', 'key']) {
      it(`by a server that ${title} for a second and a half (${env})`, async (t) => {
        const replay = await page(t, 3);
        const config =
          env === 'page'
            ? BY_PAGE
            : {UPTIME_KUMA_API_KEY: replay.apiKey, UPTIME_KUMA_MONITOR_IDS: '*'};
        const {status: right} = await readStatus(replay.url, config);
        replay.front = failFor(1_500, fail);
        const {status} = await readStatus(replay.url, config, untilThen(30_000));
        assert.equal(status.platform_status, right.platform_status);
        assert.deepEqual(status.uptime, right.uptime);
        assert.equal(checkOf(status), checkOf(right));
      });
    }
  }
});

test('is not impressed by a port on which nobody listens for a second', async (t) => {
  const replay = await page(t, 2);
  const {port} = new URL(replay.url);
  await replay.close();
  const reading = readStatus(`http://127.0.0.1:${port}`, BY_PAGE, untilThen(30_000));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const back = await startReplay({port: Number(port)});
  t.after(() => back.close());
  assert.notEqual((await reading).status.platform_status, 'unknown');
});

test('leaves a server alone for as long as it wants', async (t) => {
  const replay = await page(t, 2);
  const asked: number[] = [];
  replay.front = ({route}, response) => {
    if (route !== 'page') return false;
    asked.push(Date.now());
    if (asked.length > 1) return false;
    answerWith(429, {'retry-after': '2'})(response);
    return true;
  };
  const {status} = await readStatus(replay.url, BY_PAGE, untilThen(30_000));
  assert.equal(checkOf(status), 'pass');
  assert.ok(asked[1]! - asked[0]! >= 1_990, `${asked[1]! - asked[0]!} ms later`);
});

test('does not wait for a server that wants an hour', async (t) => {
  const replay = await page(t, 2);
  replay.front = ({route}, response) =>
    route === 'page' && (answerWith(429, {'retry-after': '3600'})(response), true);
  const signal = AbortSignal.timeout(10_000);
  const {status} = await readStatus(replay.url, BY_PAGE, {...untilThen(60_000), signal});
  assert.ok(!signal.aborted);
  assert.equal(checkOf(status), 'fail httpError');
  assert.equal(replay.requests.filter(({route}) => route === 'page').length, 1);
});

test('does not make a cycle wait for the incident history or the metrics for long', async (t) => {
  const replay = await page(t, 2);
  const {status: right} = await readStatus(replay.url);
  replay.faults.history = 'bad-gateway-html';
  replay.faults.metrics = 'bad-gateway-html';
  const signal = AbortSignal.timeout(60_000);
  const env = {...BY_PAGE, UPTIME_KUMA_API_KEY: replay.apiKey};
  const {status, reading} = await readStatus(replay.url, env, {signal, ...PATIENT});
  assert.equal(checkOf(status), 'warn httpError');
  assert.deepEqual(status.uptime, right.uptime);
  assert.ok((reading as Reading).warnings.length === 1);
  assert.ok(!signal.aborted);
});
