import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'puppeteer-core';
import {browse, moveDates, type Visit} from '../support/browser/browse.js';
import {builderFiles} from '../support/browser/builder-files.js';
import {FONTS} from '../support/browser/fonts.js';
import {readFont} from '../support/browser/read-font.mjs';
import {useFontNow} from '../support/browser/use-font.js';
import {SAMPLES, sampleText} from '../support/documents/samples.js';

const sample = SAMPLES.get('operational')!;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

let visit: Visit;
before(async () => {
  assert.ok(existsSync('dist/sri.json'), 'npm run build comes first');
  const files = await builderFiles();
  visit = await browse({
    '/': files['index.html']!,
    ...Object.fromEntries(Object.entries(files).map(([path, body]) => [`/${path}`, body])),
    '/status.json': fresh(),
    '/shared.json': {body: fresh(), headers: {'access-control-allow-origin': '*'}},
    '/moved.json': {body: '', status: 302, headers: {location: 'http://status.example.com/'}},
  });
});
after(() => visit.end());

const fresh = () => moveDates(sampleText(sample), Date.now() - Date.parse(sample.now));

/** Opens the builder with an address, and keeps what the console says, and which documents were asked for. */
async function open(src = `${visit.origin}/status.json`) {
  const page = await (await visit.browser.createBrowserContext()).newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\.json|^https:/.test(request.url())) asked.push(request.url());
  });
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${visit.origin}/#src=${encodeURIComponent(src)}`, {waitUntil: 'networkidle0'});
  asked.splice(0);
  return {page, said, asked};
}

/** The same host by another name, and so another origin. */
const elsewhere = () => visit.origin.replace('127.0.0.1', 'localhost');

const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => element.textContent);

const isOperational = `document.querySelector('#stage elytra-status')?.state === 'operational'`;

test('the card is live under the strict policy of the page', async () => {
  const {page, said} = await open();
  await page.waitForFunction(isOperational);
  assert.deepEqual(said, []);
  await page.browserContext().close();
});

test('what is chosen shows in the card and in the snippet', async () => {
  const {page, said} = await open();
  await page.waitForFunction(isOperational);
  await page.select('#variant', 'badge');
  await page.select('#language', 'de');
  await page.click('#part-uptime');
  await page.$eval('#color-operational', (input) => {
    (input as HTMLInputElement).value = '#123456';
    input.dispatchEvent(new Event('input', {bubbles: true}));
  });
  await page.waitForFunction(
    `document.querySelector('#stage elytra-status').shadowRoot.textContent.includes('Funktionsfähig')`,
  );
  const look = await page.$eval('#stage elytra-status', (card) => ({
    variant: card.getAttribute('variant'),
    color: getComputedStyle(card).getPropertyValue('--elytra-status-operational'),
  }));
  assert.deepEqual(look, {variant: 'badge', color: '#123456'});
  const snippet = await textOf(page, '#snippets');
  assert.match(snippet, /variant="badge" lang="de"/);
  assert.match(snippet, /::part\(uptime\)/);
  assert.match(snippet, /--elytra-status-operational: #123456;/);
  assert.deepEqual(said, []);
  await page.browserContext().close();
});

test('speaks of the components that are chosen alone, in the card and in the snippet', async () => {
  const {page, said} = await open();
  await page.waitForFunction(isOperational);
  await page.type('#component', 'DNS|Website\n');
  await page.waitForFunction(
    `document.querySelector('#stage elytra-status').shadowRoot.textContent.includes('DNS, Website: Operational')`,
  );
  assert.match(await textOf(page, '#snippets'), / component="DNS\|Website">/);
  await page.click('#component', {count: 3});
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await page.waitForFunction(
    `document.querySelector('#stage elytra-status').shadowRoot.textContent.includes('Platform Status')`,
  );
  assert.deepEqual(said, []);
  await page.browserContext().close();
});

const FINISHES: Record<string, (page: Page) => Promise<unknown>> = {
  Enter: (page) => page.keyboard.press('Enter'),
  'leaving the field': (page) => page.keyboard.press('Tab'),
  'the button': (page) => page.click('form button:not([type])'),
};

for (const [name, finish] of Object.entries(FINISHES)) {
  test(`asks for an address that was typed once, at its end: by ${name}`, async () => {
    const {page, said, asked} = await open('');
    const src = `${visit.origin}/status.json`;
    const before = await textOf(page, '#snippets');
    await page.type('#src', src);
    assert.deepEqual(asked, []);
    assert.equal(await textOf(page, '#snippets'), before);
    await finish(page);
    await page.waitForFunction(isOperational);
    assert.deepEqual(asked, [src]);
    assert.deepEqual(said, []);
    await page.browserContext().close();
  });
}

test('asks for an address when it is pasted', async () => {
  const {page, asked} = await open('');
  const src = `${visit.origin}/status.json`;
  await page.$eval('#src', (input, text) => ((input as HTMLInputElement).value = text), src);
  await page.click('#src', {count: 3});
  await page.keyboard.press('KeyX', {commands: ['Cut']});
  assert.deepEqual(asked, []);
  await page.keyboard.press('KeyV', {commands: ['Paste']});
  await page.waitForFunction(isOperational);
  assert.deepEqual(asked, [src]);
  await page.browserContext().close();
});

test('its own address holds the choices: a reload keeps them, and a link brings them to others', async () => {
  const {page} = await open();
  await page.select('#variant', 'page');
  await page.select('#kind', 'React');
  await page.select('#language', 'fr');
  await page.type('#group', 'Sites\n');
  await page.click('#part-backups');
  await page.$eval('#color-outage', (input) => {
    (input as HTMLInputElement).value = '#aa0000';
    input.dispatchEvent(new Event('input', {bubbles: true}));
  });
  const snippet = await textOf(page, '#snippets');
  const link = page.url();
  await page.reload({waitUntil: 'networkidle0'});
  assert.equal(await textOf(page, '#snippets'), snippet);

  const other = await open('');
  await other.page.evaluate((href) => (location.href = href), link);
  await other.page.waitForFunction(isOperational);
  assert.equal(await textOf(other.page, '#snippets'), snippet);
  assert.match(snippet, /variant="page" group="Sites" lang="fr"/);
  await page.browserContext().close();
  await other.page.browserContext().close();
});

test('an address that was refused is not kept: it may hold a password', async () => {
  const {page} = await open('https://me:secret@status.example.com/status.json');
  assert.match(await textOf(page, '#problem'), /password/);
  assert.doesNotMatch(page.url(), /secret/);
  await page.browserContext().close();
});

test('"Start again" brings the beginning back', async () => {
  const {page} = await open();
  const before = await textOf(page, '#snippets');
  await page.select('#variant', 'badge');
  await page.select('#kind', 'Vue');
  await page.click('#history');
  await page.click('button[type=reset]');
  assert.notEqual(await textOf(page, '#snippets'), before);
  assert.equal(page.url(), `${visit.origin}/`);
  assert.equal(await page.$('#stage elytra-status'), null);
  await page.type('#src', `${visit.origin}/status.json\n`);
  assert.equal(await textOf(page, '#snippets'), before);
  await page.browserContext().close();
});

test('reads from another port of this computer where that lets it', async () => {
  const {page, said} = await open(`${elsewhere()}/shared.json`);
  await page.waitForFunction(isOperational);
  assert.equal(await textOf(page, '#hint'), '');
  assert.deepEqual(said, []);
  await page.browserContext().close();
});

for (const [name, src, hint] of [
  [
    'answers other sites only',
    () => `${elsewhere()}/status.json`,
    /does not let this page read it/,
  ],
  ['leads to http:', () => `${visit.origin}/moved.json`, /Content Security Policy of this page/],
  ['is missing', () => `${visit.origin}/nothing.json`, /HTTP 404/],
  ['does not answer', () => 'http://localhost:1/status.json', /No answer from localhost:1/],
] as const) {
  test(`says why there is no card: the address ${name}`, async () => {
    const {page} = await open(src());
    await page.waitForFunction(`document.querySelector('#hint').textContent`);
    assert.match(await textOf(page, '#hint'), hint);
    await page.browserContext().close();
  });
}

test('asks again by the button, and takes the reason away once there is a document', async () => {
  visit.site['/late.json'] = {body: '', status: 503};
  const {page} = await open(`${visit.origin}/late.json`);
  await page.waitForFunction(`document.querySelector('#hint').textContent.includes('503')`);
  visit.site['/late.json'] = fresh();
  await page.click('form button:not([type])');
  await page.waitForFunction(isOperational);
  assert.equal(await textOf(page, '#hint'), '');
  await page.browserContext().close();
});

for (const font of FONTS) {
  test(`nothing is wider than a phone of 390 px, in a ${font} font`, async () => {
    const {page} = await open();
    await page.setViewport({width: 390, height: 844});
    await useFontNow(page, readFont(font));
    await page.waitForFunction(isOperational);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
    await page.browserContext().close();
  });
}

test('each kind of site has snippets of its own', async () => {
  const {page} = await open();
  const kinds = await page.$$eval('#kind option', (all) => all.map(({value}) => value));
  const seen = new Set<string>();
  for (const kind of kinds) {
    await page.select('#kind', kind);
    seen.add(await textOf(page, '#snippets'));
  }
  assert.equal(seen.size, 6);
  await page.browserContext().close();
});

test('a wrong address is named beside its field, and markup in it stays text', async () => {
  const {page, said} = await open('https://x"><img src=x onerror=alert(1)>/status.json');
  assert.match(await textOf(page, '#problem'), /for example/);
  assert.equal(await page.$eval('#src', (input) => input.getAttribute('aria-invalid')), 'true');
  assert.equal(await page.$('#stage elytra-status, img'), null);
  assert.doesNotMatch(await textOf(page, '#snippets'), /onerror/);
  assert.deepEqual(said, []);
  await page.browserContext().close();
});

test('the copy button copies the text and says so', async () => {
  const {page} = await open();
  const context = page.browserContext();
  await context.overridePermissions(visit.origin, ['clipboard-read', 'clipboard-sanitized-write']);
  // Only who has the focus may write to the clipboard.
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
  await page.bringToFront();
  await page.click('#snippets button');
  await page.waitForFunction(`document.querySelector('#copied').textContent.startsWith('Copied')`);
  const copied = await page.evaluate('navigator.clipboard.readText()');
  assert.equal(copied, await textOf(page, '#snippets pre'));
  await page.browserContext().close();
});

for (const scheme of ['light', 'dark']) {
  test(`axe finds nothing in the page (${scheme})`, async () => {
    const {page} = await open();
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
    await page.waitForFunction(isOperational);
    await page.evaluate(axe);
    const found = (await page.evaluate(
      `axe.run().then(({violations}) => violations.map(({id, nodes}) => id + ' ' + nodes[0].html))`,
    )) as string[];
    assert.deepEqual(found, []);
    await page.browserContext().close();
  });
}
