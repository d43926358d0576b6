import assert from 'node:assert/strict';
import type {RequestListener} from 'node:http';
import {afterEach, beforeEach, describe, test, type TestContext} from 'node:test';
import {DEFAULT_STATUS, fetchStatus} from '../../../embed/server/fetch-status.js';
import {parse} from '../../../embed/contract/parse.js';
import {HOSTILE_ANSWERS, type Attack} from '../../support/origin/hostile-answers.js';
import {startCachingProxy} from '../../support/origin/caching-proxy.js';
import {serve as serveOrigin} from '../../support/origin/serve.js';

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

async function origin(listener: RequestListener) {
  const served = await serveOrigin(listener);
  ends.push(served.end);
  return served;
}
const serve = async (listener: RequestListener) => (await origin(listener)).url;
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

  test('asks past the caches on the way, and keeps nothing', async () => {
    const headers: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      headers.push(request.headers['cache-control']);
      response.end(documentOf(0));
    });
    await fetchStatus(url);
    await fetchStatus(url);
    assert.deepEqual(headers, ['no-cache', 'no-cache']);
  });

  test('asks past a cache that takes no notice of that, also behind a redirect', async () => {
    let age = 60_000;
    const {url, asked} = await origin((request, response) => {
      if (request.url!.startsWith('/new/')) response.end(documentOf(age));
      else response.writeHead(301, {location: '/new/status.json'}).end();
    });
    const cdn = await startCachingProxy(url);
    ends.push(cdn.end);
    const first = await fetchStatus(cdn.url);
    age = 0;
    const second = await fetchStatus(cdn.url);
    assert.ok(second.updated_at > first.updated_at);
    assert.equal(new Set(asked).size, 4);
  });

  test('asks for an address with a query as it is: it may be signed', async () => {
    const {url, asked} = await origin((_, response) => response.end(documentOf(0)));
    await fetchStatus(`${url}?X-Amz-Signature=abc`);
    assert.deepEqual(asked, ['/status.json?X-Amz-Signature=abc']);
  });

  const failures: [what: string, reason: string, url: () => Promise<string>, message?: string][] = [
    ['answers 503', 'http', () => answer(documentOf(0), 503), 'HTTP 503'],
    ['answers with HTML', 'invalid', () => answer('<!doctype html>')],
    ['answers with nothing', 'invalid', () => answer('')],
    ['has no content', 'invalid', () => answer('', 204)],
    [
      'sends more than a document may have',
      'too-large',
      () => answer(documentOf(0) + ' '.repeat(1e6)),
    ],
    ['never answers', 'timeout', () => serve(() => {})],
    ['stops in the middle', 'timeout', () => serve((_, response) => void response.write('{"upd'))],
    ['resets the connection', 'network', () => serve(({socket}) => socket.destroy())],
    ['is not an address', 'network', () => Promise.resolve('https://')],
  ];
  for (const [what, reason, url, message = reason] of failures) {
    test(`returns DEFAULT_STATUS and says "${reason}" where the origin ${what}`, async (context) => {
      const logged = quiet(context);
      const address = await url();
      const timeout = reason === 'timeout' ? 500 : 20_000;
      assert.equal(await fetchStatus(address, {track, timeout}), DEFAULT_STATUS);
      assert.deepEqual(
        told.map(([name, properties]) => [name, properties.reason]),
        [['status_fetch_error', reason]],
      );
      assert.deepEqual(logged.calls[0]!.arguments, [`elytra-status: ${address}: ${message}`]);
    });
  }

  for (const attack of Object.keys(HOSTILE_ANSWERS) as Attack[]) {
    test(`closes the connection to an origin whose answer is ${attack}`, async (context) => {
      quiet(context);
      const {url, whenLeft} = await origin(HOSTILE_ANSWERS[attack]);
      assert.equal(await fetchStatus(url, {timeout: 500}), DEFAULT_STATUS);
      await whenLeft();
    });
  }

  test('reads no more than a document may have of an answer without an end', async (context) => {
    quiet(context);
    const {url, whenLeft} = await origin(HOSTILE_ANSWERS.endless);
    await fetchStatus(url, {track, timeout: 20_000});
    assert.equal(told[0]![1].reason, 'too-large');
    await whenLeft();
  });

  test('closes the connection where a wrapped fetch drops the signal', async (context) => {
    const logged = quiet(context);
    const {fetch} = globalThis;
    const {url, whenLeft} = await origin(HOSTILE_ANSWERS.dripping);
    context.mock.method(globalThis, 'fetch', (url: string, {signal: _, ...init}: RequestInit) =>
      fetch(url, init),
    );
    assert.equal(await fetchStatus(url, {timeout: 500}), DEFAULT_STATUS);
    assert.match(String(logged.calls[0]!.arguments[0]), /: timeout$/);
    await whenLeft();
  });

  test('closes the connection to a redirect without an end where a wrapped fetch drops the signal', async (context) => {
    quiet(context);
    const {fetch} = globalThis;
    const {url, whenLeft} = await origin((request, response) => {
      if (request.url!.startsWith('/new/')) response.end(documentOf(0));
      else {
        response.writeHead(301, {location: '/new/status.json'});
        HOSTILE_ANSWERS.dripping(request, response);
      }
    });
    context.mock.method(globalThis, 'fetch', (url: string, {signal: _, ...init}: RequestInit) =>
      fetch(url, init),
    );
    assert.equal((await fetchStatus(url)).platform_status, 'operational');
    await whenLeft();
  });

  test('follows no redirect on the same host that leaves https', async (context) => {
    const logged = quiet(context);
    const fetching = context.mock.method(globalThis, 'fetch', () =>
      Promise.resolve(
        new Response(null, {status: 301, headers: {location: 'http://example.com/status.json'}}),
      ),
    );
    assert.equal(await fetchStatus('https://example.com/status.json'), DEFAULT_STATUS);
    assert.equal(fetching.mock.callCount(), 1);
    assert.match(
      String(logged.calls[0]!.arguments[0]),
      /to http:\/\/example.com, which is not followed/,
    );
  });

  test('says "timeout" whatever the engine calls it', async (context) => {
    quiet(context);
    context.mock.method(globalThis, 'fetch', (_: string, {signal}: RequestInit) => {
      return new Promise((_, reject) => {
        signal!.addEventListener('abort', () => reject(new TypeError('Load failed')));
      });
    });
    await fetchStatus('https://example.com', {track, timeout: 50});
    assert.equal(told[0]![1].reason, 'timeout');
  });

  test('follows a redirect on the same host', async () => {
    const url = await serve((request, response) => {
      if (request.url?.startsWith('/new/status.json')) response.end(documentOf(0));
      else response.writeHead(301, {location: '/new/status.json'}).end();
    });
    assert.equal((await fetchStatus(url)).platform_status, 'operational');
  });

  test('gives up on redirects that go round in a circle', async (context) => {
    const logged = quiet(context);
    const {url, asked} = await origin((_, response) => {
      response.writeHead(302, {location: '/status.json'}).end();
    });
    assert.equal(await fetchStatus(url, {track}), DEFAULT_STATUS);
    assert.equal(asked.length, 4);
    assert.equal(told[0]![1].reason, 'http');
    assert.match(String(logged.calls[0]!.arguments[0]), /: too many redirects$/);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    test(`asks no other host because the origin answers ${status}`, async (context) => {
      const logged = quiet(context);
      const inside = await origin((_, response) => response.end(documentOf(0)));
      const secret = `${inside.url}?secret`;
      const url = await serve((_, response) => {
        response.writeHead(status, {location: secret}).end(documentOf(0));
      });
      assert.equal(await fetchStatus(url, {track}), DEFAULT_STATUS);
      assert.deepEqual(inside.asked, []);
      assert.equal(told[0]![1].reason, 'http');
      assert.ok(
        String(logged.calls[0]!.arguments[0]).includes(
          `HTTP ${status} to ${new URL(inside.url).origin}, which is not followed`,
        ),
      );
    });
  }

  test('shows no user, password, query or fragment of an address', async (context) => {
    const logged = quiet(context);
    const url = new URL(await answer('', 500));
    await fetchStatus(`${url.href}?token=secret#secret`);
    Object.assign(url, {username: 'user', password: 'secret'});
    await fetchStatus(url.href);
    await fetchStatus('user:secret@example.com/status.json?token=secret');
    await fetchStatus('https://user:sec/ret@example.com/status.json');
    const said = logged.calls.map((call) => String(call.arguments[0]));
    assert.deepEqual(said, [
      `elytra-status: ${url.origin}/status.json: HTTP 500`,
      `elytra-status: ${url.origin}/status.json: fetch takes no user or password in an address`,
      'elytra-status: example.com/status.json: network',
      'elytra-status: example.com/status.json: network',
    ]);
  });

  test('says that a server needs the whole address', async (context) => {
    const logged = quiet(context);
    await fetchStatus('/status.json');
    assert.match(String(logged.calls[0]!.arguments[0]), /: a server needs the whole address, with/);
  });

  test('asks the first ten addresses, each once', async (context) => {
    quiet(context);
    const {url, asked} = await origin((_, response) => response.end(documentOf(0)));
    const many = Array.from({length: 2000}, (_, index) => `${url}?${index >> 2}`);
    assert.equal((await fetchStatus(many.join(' '))).platform_status, 'operational');
    assert.deepEqual(asked.sort(), ['/status.json?0', '/status.json?1', '/status.json?2']);
  });

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
    assert.match(String(logged.calls[0]!.arguments[0]), /address: none given/);
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
