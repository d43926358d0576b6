import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {test, type TestContext} from 'node:test';
import {ping, pingUrl} from '../../../generator/commands/ping.js';

for (const [address, success, failure] of [
  ['https://hc-ping.com/uuid', 'https://hc-ping.com/uuid', 'https://hc-ping.com/uuid/fail'],
  ['https://hc-ping.com/uuid/', 'https://hc-ping.com/uuid/', 'https://hc-ping.com/uuid/fail'],
  [
    'https://hc-ping.com/uuid?rid=1',
    'https://hc-ping.com/uuid?rid=1',
    'https://hc-ping.com/uuid/fail?rid=1',
  ],
  // not one of Uptime Kuma, whatever else it is called
  ['https://a.test/push/tok', 'https://a.test/push/tok', 'https://a.test/push/tok/fail'],
] as const) {
  test(`pings ${address}, or its failure form`, () => {
    assert.equal(pingUrl(address, true), success);
    assert.equal(pingUrl(address, false), failure);
  });
}

for (const address of [
  'https://kuma.test/api/push/tok',
  'https://kuma.test/api/push/tok?status=up&msg=OK&ping=',
  'https://kuma.test/sub/path/api/push/tok?status=down',
]) {
  test(`pushes to ${address} by its status parameter`, () => {
    for (const ok of [true, false]) {
      const url = new URL(pingUrl(address, ok));
      assert.equal(url.pathname, new URL(address).pathname);
      assert.deepEqual(url.searchParams.getAll('status'), [ok ? 'up' : 'down']);
      assert.equal(url.searchParams.getAll('msg').length, 1);
    }
  });
}

async function serve(t: TestContext, listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const never = () => new AbortController().signal;

test('asks once, and says nothing when it arrived', async (t) => {
  const paths: (string | undefined)[] = [];
  const base = await serve(t, ({url}, response) => {
    paths.push(url);
    response.end('OK');
  });
  assert.equal(await ping(`${base}/token`, true, never()), undefined);
  assert.equal(await ping(`${base}/token`, false, never()), undefined);
  assert.deepEqual(paths, ['/token', '/token/fail']);
});

for (const status of [302, 404, 500]) {
  test(`tells of an answer ${status} without naming the address`, async (t) => {
    const base = await serve(t, (_, response) => {
      response.writeHead(status, {location: '/elsewhere'}).end('token');
    });
    const failure = await ping(`${base}/token`, true, never());
    assert.deepEqual(failure, {what: `HTTP ${status}`, remedy: 'check PING_URL'});
  });
}

test('tells of a refused connection without naming the address', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const {what = '', remedy = ''} =
    (await ping(`http://127.0.0.1:${port}/token`, true, never())) ?? {};
  assert.match(what, /ECONNREFUSED/);
  assert.doesNotMatch(what + remedy, /token|127\.0\.0\.1/);
});

test('gives up when its time is over', async (t) => {
  const controller = new AbortController();
  const base = await serve(t, () => controller.abort());
  for (const signal of [controller.signal, AbortSignal.abort()]) {
    const failure = await ping(`${base}/token`, true, signal);
    assert.equal(failure?.what, 'no answer in time');
  }
});
