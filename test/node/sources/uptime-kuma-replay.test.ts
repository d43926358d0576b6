import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import {startReplay} from '../../support/uptime-kuma/replay.js';
import type {Fault, KumaVersion, Replay, ReplayOptions} from '../../support/uptime-kuma/replay.js';
import {newestBeat, readRecording} from '../../support/uptime-kuma/recordings.js';

const VERSIONS: KumaVersion[] = ['1.23.17', '2.5.3'];
const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

async function open(t: TestContext, options?: ReplayOptions): Promise<Replay> {
  const replay = await startReplay(options);
  t.after(() => replay.close().catch(() => {}));
  return replay;
}

async function ask(replay: Replay, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(replay.url + path, {
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(5_000),
  });
  const {status} = response;
  return {
    status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    text: await response.text(),
  };
}

const label = (svg: string) => /aria-label="([^"]*)"/.exec(svg)?.[1];
const basic = (user: string, key: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`,
});

for (const version of VERSIONS) {
  test(`${version} answers with the recordings when its clock is theirs`, async (t) => {
    const replay = await open(t, {version, clock: 'recorded'});
    const cases = [
      ['/api/status-page/public', 'status-page.json'],
      ['/api/status-page/heartbeat/public', 'heartbeat.json'],
      ['/api/status-page/empty', 'status-page-empty.json'],
      ['/api/status-page/heartbeat/empty', 'heartbeat-empty.json'],
      ['/api/status-page/heartbeat/nope', 'heartbeat-missing.json'],
      ['/api/entry-page', 'entry-page.json'],
      ...(version === '2.5.3'
        ? [['/api/status-page/public/incident-history', 'incident-history.json']]
        : []),
    ] as [string, string][];
    for (const [path, file] of cases) {
      const {status, type, headers, text} = await ask(replay, path);
      assert.deepEqual([status, type], [200, JSON_TYPE], path);
      assert.equal(headers.get('x-frame-options'), 'SAMEORIGIN');
      assert.deepEqual(JSON.parse(text), JSON.parse(readRecording(version, file)), path);
    }
    const moment = newestBeat(replay.heartbeat) + 5_000;
    const date = (await ask(replay, '/api/entry-page')).headers.get('date') ?? '';
    assert.ok(Math.abs(Date.parse(date) - moment) < 1_000, date);
  });

  test(`${version} labels its badges as recorded`, async (t) => {
    const replay = await open(t, {version});
    replay.badges.set('1/168', '99.97');
    const worker = version === '2.5.3' ? '75.00' : '66.67';
    for (const [path, expected] of [
      ['3/uptime/24', `Uptime (24h): ${worker}%`],
      ['3/uptime/168', `Uptime (168h): ${worker}%`],
      ['3/uptime/720h', `Uptime (720h): ${worker}%`],
      ['3/uptime', `Uptime (24h): ${worker}%`],
      ['3/uptime/24?label=&suffix=', worker],
      ['1/uptime/168', 'Uptime (168h): 99.97%'],
      ['1/uptime/24', 'Uptime (24h): 100.0%'],
      ['2/uptime/24', 'Uptime (24h): 0.000%'],
      ['5/uptime/24', 'Uptime (24h): 0.000%'],
      ['8/uptime/24', 'N/A'],
      ['99/status', 'N/A'],
      ['x/uptime/24', 'N/A'],
      ['1/status', 'Status: Up'],
      ['2/status', 'Status: Down'],
      ['4/status', 'Status: Maintenance'],
      ['7/status', 'Status: Pending'],
    ] as const) {
      const {status, type, headers, text} = await ask(replay, `/api/badge/${path}`);
      assert.deepEqual(
        [status, type, label(text)],
        [200, 'image/svg+xml; charset=utf-8', expected],
        path,
      );
      assert.equal(headers.get('access-control-allow-origin'), '*');
    }
    const silent = await ask(replay, '/api/badge/5/status');
    assert.deepEqual([silent.status, silent.type], [403, JSON_TYPE]);
  });

  test(`${version} shows metrics to the key alone`, async (t) => {
    const replay = await open(t, {version});
    for (const headers of [
      {},
      basic('', 'uk1_wrong'),
      {authorization: `Bearer ${replay.apiKey}`},
    ]) {
      const refused = await ask(replay, '/metrics', headers);
      assert.deepEqual([refused.status, refused.type, refused.text], [401, HTML_TYPE, '']);
      assert.equal(refused.headers.get('www-authenticate'), 'Basic');
    }
    const {status, type, text} = await ask(replay, '/metrics', basic('anyone', replay.apiKey));
    assert.deepEqual([status, type], [200, 'text/plain; version=0.0.4; charset=utf-8']);
    assert.match(text, new RegExp(`^app_version\\{version="${version}"`, 'm'));
    assert.doesNotMatch(text, /^[<>]/m);
    const start = Number(/^process_start_time_seconds (\d+)$/m.exec(text)?.[1]);
    assert.ok(Math.abs(Date.now() / 1000 - start) < 120, 'the process started a moment ago');
  });

  test(`${version} serves its web app for paths it does not know`, async (t) => {
    const replay = await open(t, {version});
    for (const path of [
      '/metrics.json',
      '/api/anything',
      '//api/status-page/public',
      '/status/public',
    ]) {
      const {status, type} = await ask(replay, path);
      assert.deepEqual([status, type], [200, HTML_TYPE], path);
    }
    const unknown = await ask(replay, '/status/nope');
    assert.deepEqual([unknown.status, unknown.type], [404, HTML_TYPE]);
  });
}

test('1.23 never answers for an unknown slug, and minds its case', async (t) => {
  const replay = await open(t, {version: '1.23.17'});
  for (const slug of ['nope', 'Public']) {
    const signal = AbortSignal.timeout(200);
    await assert.rejects(fetch(`${replay.url}/api/status-page/${slug}`, {signal}), {
      name: 'TimeoutError',
    });
  }
  const history = await ask(replay, '/api/status-page/public/incident-history');
  assert.deepEqual([history.status, history.type], [200, HTML_TYPE]);
});

test('1.23 reads any duration as hours, 2.x refuses what it cannot read', async (t) => {
  const [first, second] = [await open(t, {version: '1.23.17'}), await open(t)];
  assert.equal(label((await ask(first, '/api/badge/3/uptime/7d')).text), 'Uptime (7h): 66.67%');
  assert.equal(label((await ask(first, '/api/badge/3/uptime/abc')).text), 'Uptime (NaNh): 100.0%');
  assert.equal(label((await ask(first, '/api/badge/3/uptime/721')).text), 'Uptime (721h): 66.67%');
  for (const duration of ['721', 'abc']) {
    const {status, text} = await ask(second, `/api/badge/3/uptime/${duration}`);
    assert.equal(status, 403);
    assert.deepEqual(
      JSON.parse(text),
      JSON.parse(readRecording('2.5.3', `badge-worker-uptime-${duration}.json`)),
    );
  }
});

test('2.x answers 404 for an unknown slug, and does not mind its case', async (t) => {
  const replay = await open(t);
  const {status, type} = await ask(replay, '/api/status-page/nope');
  assert.deepEqual([status, type], [404, JSON_TYPE]);
  assert.equal((await ask(replay, '/api/status-page/PUBLIC')).status, 200);
});

test('moves its times to now, and again on demand', async (t) => {
  const replay = await open(t);
  assert.ok(Math.abs(Date.now() - 5_000 - newestBeat(replay.heartbeat)) < 2_000);
  const created = Date.parse(replay.page.incidents[0].createdDate.replace(' ', 'T') + 'Z');
  assert.ok(Math.abs(Date.now() - created) < 60_000);
  const later = Date.now() + 3_600_000;
  replay.touch(later);
  const {text} = await ask(replay, '/api/status-page/heartbeat/public');
  assert.equal(newestBeat(JSON.parse(text)), later);
});

test('keeps a clock of its own', async (t) => {
  const replay = await open(t, {skew: -600_000});
  const {headers, text} = await ask(replay, '/api/status-page/heartbeat/public');
  const now = Date.now() - 600_000;
  assert.ok(Math.abs(Date.parse(headers.get('date') ?? '') - now) < 3_000);
  assert.ok(Math.abs(newestBeat(JSON.parse(text)) + 5_000 - now) < 3_000);
});

test('serves nothing outside of its base path', async (t) => {
  const replay = await open(t, {basePath: '/kuma'});
  assert.equal((await ask(replay, '/api/status-page/public')).status, 200);
  for (const path of ['/api/status-page/public', '/kumara', '/']) {
    const response = await fetch(new URL(path, replay.url));
    assert.equal(response.status, 404, path);
    assert.equal(response.headers.get('x-frame-options'), null);
  }
});

test('caches answers and errors by the address with its query', async (t) => {
  const replay = await open(t, {cache: true});
  const path = '/api/status-page/heartbeat/public';
  const first = await ask(replay, path);
  assert.equal(first.headers.get('cache-control'), 'no-cache');
  const ifNoneMatch = {'if-none-match': first.headers.get('etag') ?? ''};
  assert.equal((await ask(replay, `${path}?new`, ifNoneMatch)).status, 200);
  assert.equal((await ask(replay, '/api/status-page/new')).status, 404);

  replay.heartbeat.heartbeatList = {};
  replay.page.config.slug = 'new';
  const second = await ask(replay, path, ifNoneMatch);
  assert.deepEqual([second.status, second.text], [304, '']);
  const third = await ask(replay, path);
  assert.deepEqual([third.text, third.headers.get('cache-control')], [first.text, null]);
  assert.notEqual((await ask(replay, `${path}?_=1`)).text, first.text);
  assert.equal((await ask(replay, '/api/status-page/new')).status, 404);

  replay.clearCache();
  assert.equal((await ask(replay, '/api/status-page/new')).status, 200);
});

test('forgets a cached heartbeat after a minute', async (t) => {
  const replay = await open(t, {cache: true});
  const path = '/api/status-page/heartbeat/public';
  const {text} = await ask(replay, path);
  replay.touch(0);
  assert.equal((await ask(replay, path)).text, text);
  t.mock.timers.enable({apis: ['Date'], now: Date.now() + 61_000});
  assert.notEqual((await ask(replay, path)).text, text);
});

const FAULTS: [Fault, number | RegExp, string?][] = [
  ['reset', /fetch failed/],
  ['hang', /timeout/],
  ['hang-after-headers', /timeout/],
  ['slow-drip', /timeout/],
  ['truncated', /terminated/],
  ['switch-protocols', /timeout|fetch failed/],
  ['html-200', 200, HTML_TYPE],
  ['empty-200', 200, JSON_TYPE],
  ['wrong-type', 200, HTML_TYPE],
  ['not-json', 200, JSON_TYPE],
  ['redirect-to-login', 302, HTML_TYPE],
  ['unauthorized', 401, HTML_TYPE],
  ['forbidden', 403, HTML_TYPE],
  ['not-found', 404, HTML_TYPE],
  ['too-many-requests', 429, HTML_TYPE],
  ['server-error', 500, HTML_TYPE],
  ['bad-gateway-html', 502, HTML_TYPE],
];

for (const [fault, outcome, type] of FAULTS) {
  test(`fails on demand: ${fault}`, async (t) => {
    const replay = await open(t);
    const address = `${replay.url}/api/status-page/public`;
    replay.faults.page = fault;
    const answer = fetch(address, {redirect: 'manual', signal: AbortSignal.timeout(1_000)}).then(
      async (response) => ({response, text: await response.text()}),
    );
    if (outcome instanceof RegExp) {
      await assert.rejects(answer, outcome);
    } else {
      const {response} = await answer;
      assert.deepEqual([response.status, response.headers.get('content-type')], [outcome, type]);
    }
    delete replay.faults.page;
    assert.equal((await ask(replay, '/api/status-page/public')).status, 200);
  });
}

test('counts requests and those in flight', async (t) => {
  const replay = await open(t);
  replay.delay = 50;
  await Promise.all([1, 2, 3].map((id) => ask(replay, `/api/badge/${id}/uptime/168?x=1`)));
  await ask(replay, '/nothing', {'x-test': 'yes'});
  assert.equal(replay.maxInFlight, 3);
  assert.deepEqual(
    replay.requests.map(({route}) => route),
    ['badge', 'badge', 'badge', 'other'],
  );
  assert.match(replay.requests[0]?.path ?? '', /^\/api\/badge\/\d\/uptime\/168\?x=1$/);
  assert.equal(replay.requests[3]?.headers['x-test'], 'yes');
});

test('closes with a hanging request open', async () => {
  const replay = await startReplay();
  replay.faults.page = 'hang';
  const hanging = assert.rejects(fetch(`${replay.url}/api/status-page/public`));
  while (replay.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await replay.close();
  await hanging;
});

test('does not let a reader push', async () => {
  const replay = await startReplay();
  await ask(replay, '/api/push/token?status=up');
  await assert.rejects(replay.close(), /push URL.*\/api\/push\/token/);
});
