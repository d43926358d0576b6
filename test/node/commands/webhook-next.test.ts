import '../../support/next/next-cache.js';
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test, type TestContext} from 'node:test';
import {startCachingProxy} from '../../support/origin/caching-proxy.js';
import {serve} from '../../support/origin/serve.js';
import {startWorld, type PublisherWorld} from '../../support/publisher/publisher-world.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';

const {createRevalidateHandler} = await import('../../../embed/next-revalidate.js');
const {fetchStatus} = await import('../../../embed/next.js');

const SECRET = 'a-secret-of-the-site';

/** A site with Next.js, as far as its webhook goes. */
async function startSite(t: TestContext, secret: string): Promise<string> {
  const handler = createRevalidateHandler({secret});
  const {url, end} = await serve(async ({method, headers}, response) => {
    const {authorization = ''} = headers;
    const request = new Request('http://site.test/', {method, headers: {authorization}});
    const {status} = await handler(request);
    response.writeHead(status).end();
  });
  t.after(end);
  return url;
}

/** What was published, behind a CDN that keeps it for five minutes. */
async function startCdn(t: TestContext, {file}: PublisherWorld) {
  const origin = await serve(async (_, response) => {
    response.end(await readFile(file));
  });
  const cdn = await startCachingProxy(origin.url);
  t.after(() => (cdn.end(), origin.end()));
  return cdn;
}

test('a page made after the webhook shows the new document, past a CDN that has the old one', async (t) => {
  const world = await startWorld(t);
  const variables = {
    ...world.env,
    WEBHOOK_URL: await startSite(t, SECRET),
    WEBHOOK_SECRET: SECRET,
  };
  await runPublisher([], variables);
  const cdn = await startCdn(t, world);
  const seenByBrowsers = async () => {
    const {updated_at} = (await (await fetch(cdn.url)).json()) as {updated_at: string};
    return updated_at;
  };
  const first = await fetchStatus(cdn.url);
  assert.equal(first.platform_status, 'operational');
  assert.equal(await seenByBrowsers(), first.updated_at);

  world.kuma.faults.page = 'forbidden';
  const {err} = await runPublisher([], variables);
  assert.doesNotMatch(err.join('\n'), /webhook/);
  const second = await fetchStatus(cdn.url);
  assert.equal(second.platform_status, 'unknown');
  assert.equal(second.updated_at, (await world.document()).updated_at);
  assert.equal(await seenByBrowsers(), first.updated_at);
});

test('the site takes its secret without the line break that a file or a form has added', async (t) => {
  const world = await startWorld(t);
  const {err} = await runPublisher([], {
    ...world.env,
    WEBHOOK_URL: await startSite(t, `${SECRET}\n`),
    WEBHOOK_SECRET: SECRET,
  });
  assert.deepEqual(err, []);
});

test('the site refuses another secret, which the log says', async (t) => {
  const world = await startWorld(t);
  const {code, err} = await runPublisher([], {
    ...world.env,
    WEBHOOK_URL: await startSite(t, SECRET),
    WEBHOOK_SECRET: `${SECRET}x`,
  });
  assert.equal(code, 0);
  assert.match(err.join('\n'), /HTTP 401; set WEBHOOK_SECRET to the secret that the site expects/);
});
