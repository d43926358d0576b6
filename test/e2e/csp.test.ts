import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import type {Page} from 'puppeteer-core';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import {browse, moveDates, type Visit} from '../support/browser/browse.js';
import {bundleScripts} from '../support/browser/bundle.js';
import {recentHistory} from '../support/history/recent-history.js';
import {SAMPLES, sampleText} from '../support/documents/samples.js';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** The whole document, as operational and as of now. */
function operational(): string {
  const sample = SAMPLES.get('full')!;
  const text = moveDates(sampleText(sample), Date.now() - Date.parse(sample.now));
  return JSON.stringify({...JSON.parse(text), platform_status: 'operational'});
}

const pageOf = (policy: string, scripts: string[], cards: string) => ({
  headers: {'content-security-policy': policy},
  body: `<!doctype html><html lang="en"><title>CSP</title>
    ${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}
    <body>${cards}</body></html>`,
});

const cardsOf = (attributes = '') =>
  VARIANT_NAMES.map(
    (variant) =>
      `<elytra-status src="/status.json" variant="${variant}" ${attributes}>No news</elytra-status>`,
  ).join('');

let visit: Visit;

before(async () => {
  const scripts = await bundleScripts();
  visit = await browse({
    ...scripts,
    '/copy/elytra-status.js': scripts['/elytra-status.js']!,
    '/status.json': operational(),
    '/strict': pageOf(POLICY, ['/elytra-status.js'], cardsOf()),
    '/given': pageOf(
      POLICY,
      ['/elytra-status.js'],
      `<elytra-status href="https://example.com/status" heading-level="2" time-zone="UTC"
        initial-data="${operational().replaceAll('"', '&quot;')}"></elytra-status>`,
    ),
    '/twice': pageOf(
      `${POLICY} 'allow-duplicates'`,
      ['/elytra-status.js', '/copy/elytra-status.js'],
      cardsOf(),
    ),
    '/days': pageOf(
      POLICY,
      ['/elytra-status.js'],
      ['card', 'page']
        .map(
          (variant) =>
            `<elytra-status src="/status.json" history history-src="/days.json" variant="${variant}"></elytra-status>`,
        )
        .join(''),
    ),
    '/days.json': JSON.stringify(recentHistory(Date.now(), {}, {1: {}})),
    '/inline': {
      headers: {'content-security-policy': POLICY},
      body: '<!doctype html><title>x</title><p style="color:red">x',
    },
  });
});

after(() => visit.end());

interface Record {
  violations: string[];
  messages: string[];
  requests: string[];
}

/** Opens a path, and keeps a record of all that the page does from its first moment on. */
async function open(path: string, isScripted = true): Promise<{page: Page; record: Record}> {
  const context = await visit.browser.createBrowserContext();
  const page = await context.newPage();
  const record: Record = {violations: [], messages: [], requests: []};
  page.on('console', (message) => record.messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => record.messages.push(String(error)));
  page.on('request', (request) => record.requests.push(request.url()));
  await page.setJavaScriptEnabled(isScripted);
  await page.exposeFunction('onViolation', (text: string) => record.violations.push(text));
  // As a text: tsx would add helpers to a function, which the page does not have.
  await page.evaluateOnNewDocument(`document.addEventListener('securitypolicyviolation', (event) =>
    onViolation(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))`);
  await page.goto(visit.origin + path, {waitUntil: 'networkidle0'});
  return {page, record};
}

/** The states of all cards, each with what shows that its styles apply. */
const looksOf = (page: Page) =>
  page.$$eval('elytra-status', (cards) =>
    cards.map((card) => {
      const root = card.shadowRoot!;
      const dot = getComputedStyle(root.querySelector('[part=dot]')!);
      return {
        state: card.state,
        text: root.querySelector('[part=headline]')!.textContent.trim(),
        color: dot.fill,
        isFlex: getComputedStyle(root.querySelector('[part=head]')!).display === 'flex',
      };
    }),
  );

const clean = {violations: [], messages: []};

for (const [path, what] of [
  ['/strict', 'every variant works under the strict policy'],
  ['/twice', 'two copies of the bundle share a page that allows duplicates'],
] as const) {
  test(what, async () => {
    const {page, record} = await open(path);
    await page.waitForFunction(`[...document.querySelectorAll('elytra-status')].every(
      (card) => card.state === 'operational')`);
    const looks = await looksOf(page);
    assert.deepEqual(
      looks.map(({state}) => state),
      VARIANT_NAMES.map(() => 'operational'),
    );
    for (const {text, color, isFlex} of looks) {
      assert.match(text, /Operational/);
      assert.equal(color, 'rgb(26, 127, 55)');
      assert.ok(isFlex, 'the styles apply');
    }
    // A poll and a click are scripts too.
    await page.evaluate('document.querySelector("elytra-status").refresh()');
    await page.evaluate(`for (const card of document.querySelectorAll('elytra-status'))
      for (const button of card.shadowRoot.querySelectorAll('button')) button.click()`);
    await page.evaluate('new Promise(requestAnimationFrame)');
    assert.deepEqual({violations: record.violations, messages: record.messages}, clean);
    await page.browserContext().close();
  });
}

test('the days of card and page work under the strict policy, by one request', async () => {
  const {page, record} = await open('/days');
  await page.waitForFunction(`[...document.querySelectorAll('elytra-status')].every(
    (card) => card.shadowRoot.querySelector('.strip'))`);
  const looks = await page.$$eval('elytra-status', (cards) =>
    cards.map((card) => {
      const slider = card.shadowRoot!.querySelector<HTMLInputElement>('.strip input')!;
      slider.focus();
      const bar = slider.parentElement!.querySelector('[data-size] [data-state=operational]')!;
      const day = slider.parentElement!.querySelector('.day')!;
      return [getComputedStyle(bar).stroke, getComputedStyle(slider).opacity, !!day.textContent];
    }),
  );
  assert.deepEqual(looks, [
    ['rgb(26, 127, 55)', '0', true],
    ['rgb(26, 127, 55)', '0', true],
  ]);
  assert.equal(record.requests.filter((url) => url.endsWith('/days.json')).length, 1);
  assert.deepEqual({violations: record.violations, messages: record.messages}, clean);
  await page.browserContext().close();
});

test('a document of the page itself works under the strict policy, without a request', async () => {
  const {page, record} = await open('/given');
  assert.deepEqual(
    (await looksOf(page)).map(({state}) => state),
    ['operational'],
  );
  assert.deepEqual({violations: record.violations, messages: record.messages}, clean);
  assert.deepEqual(
    record.requests.filter((url) => url.endsWith('.json')),
    [],
  );
  await page.browserContext().close();
});

test('the card keeps nothing and calls nobody', async () => {
  const {page, record} = await open('/strict');
  await page.waitForFunction(`document.querySelector('elytra-status').state === 'operational'`);
  await page.evaluate('document.querySelector("elytra-status").refresh()');
  assert.deepEqual(
    record.requests.map((url) => url.replace(visit.origin, '')),
    ['/strict', '/elytra-status.js', '/status.json', '/elytra-status-page.js', '/status.json'],
  );
  assert.deepEqual(await page.browserContext().cookies(), []);
  const kept = await page.evaluate(`(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
  }))()`);
  assert.deepEqual(kept, {
    cookie: '',
    local: 0,
    session: 0,
    databases: 0,
    caches: 0,
    workers: 0,
    name: '',
  });
  await page.browserContext().close();
});

test('without JavaScript what stands between the tags is visible', async () => {
  const {page, record} = await open('/strict', false);
  const text = await page.$$eval('elytra-status', (cards) =>
    cards.map((card) => ({text: card.innerText, isVisible: card.checkVisibility()})),
  );
  assert.deepEqual(
    text,
    VARIANT_NAMES.map(() => ({text: 'No news', isVisible: true})),
  );
  assert.deepEqual({violations: record.violations, messages: record.messages}, clean);
  assert.deepEqual(
    record.requests.map((url) => url.replace(visit.origin, '')),
    ['/strict'],
  );
  await page.browserContext().close();
});

test('this test would see a violation', async () => {
  const {page, record} = await open('/inline');
  assert.equal(record.violations.length, 1);
  assert.match(record.violations[0]!, /^style-src/);
  assert.ok(record.messages.some((message) => message.includes('Content Security Policy')));
  await page.browserContext().close();
});
