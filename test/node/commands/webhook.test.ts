import assert from 'node:assert/strict';
import type {RequestListener, ServerResponse} from 'node:http';
import {test} from 'node:test';
import {webhookMessage} from '../../../generator/commands/call-webhook.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {ENDLESS, runPublisher} from '../../support/publisher/run-publisher.js';
import {startWebhook} from '../../support/publisher/webhook-server.js';
import {parse} from '../../../embed/contract/parse.js';

const WEBHOOK_SECRET = 'planted-webhook-secret';

test('is called after each run that published, with what has changed', async (t) => {
  const {env, kuma, document} = await startWorld(t);
  const {url, calls} = await startWebhook(t);
  const variables = {...env, WEBHOOK_URL: `${url}/api/revalidate?site=1`, WEBHOOK_SECRET};
  const published: string[] = [];
  for (const fault of [undefined, undefined, 'forbidden'] as const) {
    if (fault) kuma.faults.page = fault;
    const {code} = await runPublisher([], variables);
    assert.equal(code, 0);
    published.push((await document()).updated_at);
  }
  const [first, second, third] = published;
  assert.deepEqual(
    calls.map(({message}) => message),
    [
      {changed: true, from: null, to: 'operational', updated_at: first},
      {changed: false, from: 'operational', to: 'operational', updated_at: second},
      {changed: true, from: 'operational', to: 'unknown', updated_at: third},
    ],
  );
  const {message: _, ...request} = calls[0]!;
  assert.deepEqual(request, {
    method: 'POST',
    path: '/api/revalidate?site=1',
    authorization: `Bearer ${WEBHOOK_SECRET}`,
    type: 'application/json',
  });
});

test('is called without a secret where none is set', async (t) => {
  const {env} = await startWorld(t);
  const {url, calls} = await startWebhook(t);
  await runPublisher([], {...env, WEBHOOK_URL: url});
  assert.deepEqual(
    calls.map(({authorization}) => authorization),
    [undefined],
  );
});

test('is called where one target of two took the document, although the run fails', async (t) => {
  const {env, folder} = await startWorld(t);
  const {url, calls} = await startWebhook(t);
  const STATUS_TARGETS = `${env.STATUS_TARGETS} mirror=file:${folder}/missing/status.json`;
  const {code} = await runPublisher([], {...env, STATUS_TARGETS, WEBHOOK_URL: url});
  assert.equal(code, 1);
  assert.equal(calls.length, 1);
});

test('is not called where nothing was published', async (t) => {
  const {env, folder} = await startWorld(t);
  const {url, calls} = await startWebhook(t);
  const variables = {...env, WEBHOOK_URL: url};
  await runPublisher(['--dry-run'], variables);
  await runPublisher(['doctor'], variables);
  const STATUS_TARGETS = `main=file:${folder}/missing/status.json`;
  await runPublisher([], {...variables, STATUS_TARGETS});
  assert.deepEqual(calls, []);
});

function sendEndlessly(response: ServerResponse): void {
  const send = () => {
    while (response.write('x'.repeat(65_536)));
  };
  response.on('drain', send);
  send();
}

const FAILURES: [title: string, answer: RequestListener, warning: RegExp][] = [
  ['never answers', () => {}, /no answer in time; see why the server is slow$/],
  [
    'answers 500',
    (_, response) => response.writeHead(500).end(),
    /HTTP 500; look at the log of the site that WEBHOOK_URL names$/,
  ],
  [
    'refuses the secret',
    (_, response) => response.writeHead(401).end(),
    /HTTP 401; set WEBHOOK_SECRET to the secret that the site expects$/,
  ],
  [
    'takes no POST',
    (_, response) => response.writeHead(405).end(),
    /HTTP 405; check WEBHOOK_URL: what is there takes no POST$/,
  ],
  [
    'is not there any more and sends an endless page',
    (_, response) => sendEndlessly(response.writeHead(404)),
    /HTTP 404; check WEBHOOK_URL/,
  ],
  [
    'breaks the connection',
    ({socket}) => socket.destroy(),
    /the server broke the connection \(ECONNRESET\); look at its log$/,
  ],
];

for (const [title, answer, warning] of FAILURES) {
  test(`one that ${title} is a warning with a remedy, not a failure`, async (t) => {
    const {env} = await startWorld(t);
    const {url, calls} = await startWebhook(t, answer);
    const WEBHOOK_URL = `${url}/planted-path`;
    const {code, err} = await runPublisher([], {...env, WEBHOOK_URL, WEBHOOK_SECRET, ...ENDLESS});
    assert.equal(code, 0);
    assert.equal(calls.length, 1);
    assert.equal(err.length, 1);
    assert.match(err[0]!, /Warning: The webhook at WEBHOOK_URL was not accepted: /);
    assert.match(err[0]!, warning);
    assert.doesNotMatch(err[0]!, /planted|127\.0\.0\.1/);
  });
}

test('a redirect is not followed: nobody else learns the secret', async (t) => {
  const {env} = await startWorld(t);
  const elsewhere = await startWebhook(t);
  for (const status of [301, 302, 303, 307, 308]) {
    const {url} = await startWebhook(t, (_, response) => {
      response.writeHead(status, {location: elsewhere.url}).end();
    });
    const {err} = await runPublisher([], {...env, WEBHOOK_URL: url, WEBHOOK_SECRET});
    assert.match(err.join('\n'), /write the address that it redirects to as WEBHOOK_URL$/);
  }
  assert.deepEqual(elsewhere.calls, []);
});

const ACCEPTED: [title: string, answer: RequestListener][] = [
  ['a body without an end', (_, response) => sendEndlessly(response)],
  ['a body that stops', (_, response) => void response.write('x')],
  ['a body that breaks off', (_, response) => void response.write('x', () => response.destroy())],
];

for (const [title, answer] of ACCEPTED) {
  test(`accepts by its status, whatever follows: ${title}`, async (t) => {
    const {env} = await startWorld(t);
    const {url} = await startWebhook(t, answer);
    const {code, err} = await runPublisher([], {...env, WEBHOOK_URL: url, ...ENDLESS});
    assert.equal(code, 0);
    assert.deepEqual(err, []);
  });
}

test('compares with the newest of the documents that were replaced', () => {
  const standing = (updated_at: string, platform_status: string) =>
    parse({updated_at, platform_status, uptime: {last_24h: 1, last_7d: 1, last_30d: 1}});
  const before = [
    standing('2026-11-10T15:00:00Z', 'major_outage'),
    null,
    standing('2026-11-10T15:10:00Z', 'operational'),
  ];
  const status = standing('2026-11-10T15:20:00Z', 'operational')!;
  assert.deepEqual(webhookMessage(status, before), {
    changed: false,
    from: 'operational',
    to: 'operational',
    updated_at: '2026-11-10T15:20:00Z',
  });
});

test('doctor knows it, and does not call it', async (t) => {
  const {env} = await startWorld(t);
  const {url, calls} = await startWebhook(t);
  const {out} = await runPublisher(['doctor'], {...env, WEBHOOK_URL: url, WEBHOOK_SECRET});
  const text = out.join('\n');
  assert.match(text, /WEBHOOK_URL was not called: nothing was published/);
  assert.match(text, /WEBHOOK_SECRET=\*\*\*/);
  assert.doesNotMatch(text, /planted/);
  assert.deepEqual(calls, []);
});

test('warns of a secret without an address', async (t) => {
  const {env} = await startWorld(t);
  const {err} = await runPublisher([], {...env, WEBHOOK_SECRET});
  assert.match(err.join('\n'), /WEBHOOK_SECRET: is set without WEBHOOK_URL/);
});
