import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, beforeEach, describe, test, type TestContext} from 'node:test';
import {DEFAULT_STATUS, fetchStatus} from '../../../embed/server/fetch-status.js';
import {parse} from '../../../embed/contract/parse.js';

const iso = (time: number) => new Date(time).toISOString();
const documentOf = (age: number, word = 'operational') =>
  JSON.stringify({
    updated_at: iso(Date.now() - age),
    platform_status: word,
    uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
  });

let ends: (() => void)[] = [];
let told: [string, Record<string, number | string>][] = [];
const track = (name: string, properties: Record<string, number | string>) => {
  told.push([name, properties]);
};

beforeEach(() => {
  told = [];
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/status.json`;
}
const answer = (body: string, status = 200) =>
  serve((_, response) => response.writeHead(status).end(body));

const quiet = (context: TestContext) => context.mock.method(console, 'error', () => {}).mock;

describe('fetchStatus', () => {
  test('brings the document, and tells how long it took and how old it is', async () => {
    const status = await fetchStatus(await answer(documentOf(300_000)), {track});
    assert.equal(status.platform_status, 'operational');
    assert.deepEqual(
      told.map(([name, {age_minutes}]) => [name, age_minutes]),
      [['status_fetch_success', 5]],
    );
    assert.ok((told[0]![1].duration as number) > 0);
  });

  test('tells of a stale document too', async () => {
    await fetchStatus(await answer(documentOf(2_700_000)), {track});
    assert.deepEqual(told.at(-1), ['status_stale_data', {age_minutes: 45}]);
  });

  test('asks through the cache of Next, for ten minutes, under its tag', async (context) => {
    const fetched = context.mock.method(globalThis, 'fetch', () =>
      Promise.resolve(new Response(documentOf(0))),
    );
    await fetchStatus('https://example.com/status.json');
    const [, init] = fetched.mock.calls[0]!.arguments;
    assert.deepEqual((init as {next: unknown}).next, {revalidate: 600, tags: ['platform-status']});
  });

  const failures: [what: string, reason: string, url: () => Promise<string>][] = [
    ['answers 503', 'HTTP 503', () => answer(documentOf(0), 503)],
    ['answers with HTML', 'invalid', () => answer('<!doctype html>')],
    ['answers with nothing', 'invalid', () => answer('')],
    [
      'sends more than a document may have',
      'invalid',
      () => answer(documentOf(0) + ' '.repeat(1e6)),
    ],
    ['never answers', 'timeout', () => serve(() => {})],
    ['stops in the middle', 'timeout', () => serve((_, response) => void response.write('{"upd'))],
    ['resets the connection', 'network', () => serve(({socket}) => socket.destroy())],
    ['is no address', 'network', () => Promise.resolve('/status.json')],
  ];
  for (const [what, reason, url] of failures) {
    test(`returns DEFAULT_STATUS where the origin ${what}`, async (context) => {
      const logged = quiet(context);
      const address = await url();
      const timeout = reason === 'timeout' ? 500 : 20_000;
      assert.equal(await fetchStatus(address, {track, timeout}), DEFAULT_STATUS);
      assert.deepEqual(
        told.map(([name, properties]) => [name, properties.reason]),
        [['status_fetch_error', reason]],
      );
      assert.deepEqual(logged.calls[0]!.arguments, [`elytra-status: ${address}: ${reason}`]);
    });
  }

  test('believes no document that is dated ahead, and takes an older one that is sound', async (context) => {
    quiet(context);
    const ahead = await answer(documentOf(-30 * 86_400_000));
    const sound = await answer(documentOf(60_000, 'major_outage'));
    assert.equal((await fetchStatus(`${ahead} ${sound}`)).platform_status, 'major_outage');
    assert.equal(await fetchStatus(ahead), DEFAULT_STATUS);
    assert.equal(
      (await fetchStatus(await answer(documentOf(-60_000)))).platform_status,
      'operational',
    );
  });

  test('reads no further than a document may go on', async (context) => {
    const logged = quiet(context);
    let cut = () => {};
    const isCut = new Promise<void>((resolve) => (cut = resolve));
    const url = await serve((_, response) => {
      const more = () => void response.write('x'.repeat(100_000));
      response.on('drain', more).on('close', () => cut());
      more();
    });
    assert.equal(await fetchStatus(url, {timeout: 20_000}), DEFAULT_STATUS);
    assert.match(String(logged.calls[0]!.arguments[0]), /: invalid$/);
    await isCut;
  });

  test('survives analytics that fail later', async (context) => {
    quiet(context);
    const track = () => Promise.reject(new Error('analytics'));
    const status = await fetchStatus(await answer(documentOf(0)), {track});
    assert.equal(status.platform_status, 'operational');
    await new Promise((resolve) => setImmediate(resolve)); // a rejection nobody took ends the test
  });

  test('returns DEFAULT_STATUS where the variable with the address is not set', async (context) => {
    const logged = quiet(context);
    const {STATUS_URL_THAT_NOBODY_SETS: url} = process.env;
    assert.equal(await fetchStatus(url!, {track}), DEFAULT_STATUS);
    assert.equal(told[0]![1].reason, 'network');
    assert.match(String(logged.calls[0]!.arguments[0]), /no address was given/);
  });

  test('takes a URL, and no options, from who was told nothing by types', async () => {
    const url = new URL(await answer(documentOf(0))) as unknown as string;
    const none = null as unknown as undefined;
    assert.equal((await fetchStatus(url, none)).platform_status, 'operational');
  });

  test('ends in time where fetch was robbed of its signal', async (context) => {
    quiet(context);
    context.mock.method(globalThis, 'fetch', () => new Promise(() => {}));
    assert.equal(await fetchStatus('https://example.com', {timeout: 50}), DEFAULT_STATUS);
  });

  test('takes the newest of several, and survives the loss of the others', async (context) => {
    quiet(context);
    const urls = await Promise.all([
      answer(documentOf(60_000, 'operational')),
      answer(documentOf(30_000, 'partial_outage')),
      answer('', 500),
    ]);
    assert.equal((await fetchStatus(urls.join(' '), {track})).platform_status, 'partial_outage');
    assert.deepEqual(
      told.map(([name]) => name),
      ['status_fetch_success'],
    );
  });

  test('survives a track that throws', async () => {
    const status = await fetchStatus(await answer(documentOf(0)), {
      track: () => {
        throw new Error('analytics are down');
      },
    });
    assert.equal(status.platform_status, 'operational');
  });
});

test('DEFAULT_STATUS is a valid document that claims nothing, of 1970', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(parse(DEFAULT_STATUS))), DEFAULT_STATUS);
  assert.equal(DEFAULT_STATUS.platform_status, 'unknown');
  assert.equal(Date.parse(DEFAULT_STATUS.updated_at), 0);
});
