import assert from 'node:assert/strict';
import {createServer, type AddressInfo, type Server} from 'node:net';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import {CHECK_OUTPUTS} from '../../../generator/errors/check-outputs.js';
import type {ReadError} from '../../../generator/errors/read-error.js';
import type {Reading} from '../../../generator/sources/reading.js';
import {GetError} from '../../../generator/io/http-get.js';
import {silenceFault} from '../../../generator/sources/uptime-kuma/answer-fault.js';
import {BY_PAGE, checkOf, readStatus} from '../../support/publisher/read-status.js';
import {answerWith, letThrough} from '../../support/uptime-kuma/fronts.js';
import {startReplay, type Replay} from '../../support/uptime-kuma/replay.js';
import {DAY, simulate, UP} from '../../support/uptime-kuma/situation.js';

async function page(t: TestContext): Promise<Replay> {
  const replay = await startReplay();
  t.after(() => replay.close());
  simulate(replay, [{id: 1, life: [{age: 40 * DAY, word: UP}]}]);
  return replay;
}

const redirect = (location: string, status = 302) => answerWith(status, {location});

for (const [title, fail, check, says, advises] of [
  [
    'redirects to https',
    redirect('https://127.0.0.1/x', 301),
    'moved',
    /redirect to https/,
    /UPTIME_KUMA_URL with https:/,
  ],
  [
    'redirects to another host',
    redirect('https://new.inner.example/x', 308),
    'moved',
    /redirect to another host/,
    /UPTIME_KUMA_URL.*UPTIME_KUMA_HEADERS/,
  ],
  [
    'redirects to another path',
    redirect('/kuma/api/x'),
    'moved',
    /redirect to another path/,
    /path.*UPTIME_KUMA_URL/,
  ],
  [
    'redirects to another port',
    redirect('http://127.0.0.1:1/x'),
    'moved',
    /redirect to another port/,
    /port.*UPTIME_KUMA_URL/,
  ],
  ['redirects without saying where', answerWith(302), 'moved', /a redirect/, /UPTIME_KUMA_URL/],
  [
    'redirects to a login',
    redirect('/login?next=%2F'),
    'login',
    /redirect to a login page/,
    /UPTIME_KUMA_HEADERS/,
  ],
  [
    'redirects to the login of another host',
    redirect('https://auth.inner.example/?rd=x'),
    'login',
    /login page/,
    /UPTIME_KUMA_HEADERS/,
  ],
  [
    'wants a password',
    answerWith(401, {'www-authenticate': 'Basic realm="inner"'}),
    'denied',
    /HTTP 401/,
    /UPTIME_KUMA_HEADERS.*Authorization/,
  ],
  ['shows a challenge', answerWith(403), 'denied', /HTTP 403/, /UPTIME_KUMA_HEADERS/],
  ['has nothing there', answerWith(404), 'httpError', /HTTP 404/, /UPTIME_KUMA_URL.*path/],
  [
    'is asked in the clear and wants TLS',
    answerWith(400),
    'httpError',
    /HTTP 400/,
    /https: against http:/,
  ],
  ['has nobody behind it', answerWith(502), 'httpError', /HTTP 502/, /whether Uptime Kuma runs/],
  ['limits requests', answerWith(429), 'httpError', /HTTP 429/, /accept more requests/],
] as const) {
  test(`names it where what is in front of Uptime Kuma ${title}`, async (t) => {
    const replay = await page(t);
    replay.front = (_, response) => (fail(response), true);
    const {status, reading} = await readStatus(replay.url);
    assert.equal(checkOf(status), `fail ${check}`);
    const {what, remedy = ''} = reading as ReadError;
    assert.match(what, says);
    assert.match(remedy, advises);
    assert.doesNotMatch(JSON.stringify([what, remedy, status]), /inner|127\.0\.0\.1/);
  });
}

test('says that its headers are not accepted where there are some', async (t) => {
  const replay = await page(t);
  replay.front = (_, response) => (answerWith(401)(response), true);
  const env = {...BY_PAGE, UPTIME_KUMA_HEADERS: 'Authorization: Basic abc'};
  const {reading} = await readStatus(replay.url, env);
  assert.match((reading as ReadError).remedy ?? '', /^check UPTIME_KUMA_HEADERS/);
});

for (const [status, says] of [
  [403, /HTTP 403/],
  [404, /HTTP 404/],
  [302, /HTTP 302/],
  [200, /HTTP 200, but not image\/svg\+xml/],
] as const) {
  test(`names the path of the badges where a proxy lets only the page through, and answers ${status}`, async (t) => {
    const replay = await page(t);
    replay.front = letThrough(/^\/(status|api\/status-page)/, status);
    const {status: document, reading} = await readStatus(replay.url);
    assert.equal(document.platform_status, 'operational');
    assert.equal(checkOf(document), 'warn badges');
    const [{what, remedy = ''}] = (reading as Reading).warnings as [ReadError];
    assert.match(what, /^2 uptime badges \(\/api\/badge\) could not be read/);
    assert.match(what, says);
    assert.match(remedy, /pass \/api\/badge/);
  });
}

test('names the path of the metrics where a proxy does not let them through', async (t) => {
  const replay = await page(t);
  replay.front = letThrough(/^\/api/, 403);
  const env = {...BY_PAGE, UPTIME_KUMA_API_KEY: replay.apiKey};
  const {status, reading} = await readStatus(replay.url, env);
  assert.equal(checkOf(status), 'warn denied');
  assert.match((reading as Reading).warnings[0]!.what, /^metrics: HTTP 403/);
});

async function listen(t: TestContext, server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

for (const [code, says] of [
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /self-signed/],
  ['SELF_SIGNED_CERT_IN_CHAIN', /unknown authority/],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /unknown authority/],
] as const) {
  test(`says how to trust the authority of a certificate: ${code}`, () => {
    const cause = Object.assign(new Error('inner'), {code});
    const error = silenceFault(new GetError('network', 'inner', {cause}), {what: 'status page'});
    assert.match(error.message, says);
    assert.match(error.message, /NODE_EXTRA_CA_CERTS/);
    assert.match(error.message, /UPTIME_KUMA_URL/);
  });
}

test('names a port that does not speak TLS, and asks it once', async (t) => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  const port = await listen(t, server);
  const signal = AbortSignal.timeout(60_000);
  const {reading} = await readStatus(`https://127.0.0.1:${port}`, BY_PAGE, {
    signal,
    giveUpAfter: Infinity,
  });
  const {what, remedy = ''} = reading as ReadError;
  assert.match(what, /does not speak TLS/);
  assert.match(remedy, /https: against http:/);
  assert.ok(connections <= 4, `${connections} connections`);
});

test('names a port that does not speak HTTP', async (t) => {
  const server = createServer(
    (socket) => void socket.on('error', () => {}).end('\u0015\u0003\u0001'),
  );
  const port = await listen(t, server);
  const {reading} = await readStatus(`http://127.0.0.1:${port}`);
  assert.match((reading as ReadError).what, /the answer is not HTTP/);
});

test('names a host that does not exist', async () => {
  const {reading} = await readStatus('http://no-such-host.invalid');
  const {what, remedy = ''} = reading as ReadError;
  assert.match(what, /host name does not exist|name server does not answer/);
  assert.match(remedy, /UPTIME_KUMA_URL/);
});

test('says only fixed sentences to the public', () => {
  for (const sentence of Object.values(CHECK_OUTPUTS)) assert.match(sentence, /^[A-Z][^:]*[^.]$/);
});
