import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'puppeteer-core';
import {browse, moveDates, type Visit} from '../support/browser/browse.js';
import {builderFiles} from '../support/browser/builder-files.js';
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
    '/status.json': moveDates(sampleText(sample), Date.now() - Date.parse(sample.now)),
  });
});
after(() => visit.end());

/** Opens the builder with an address, and keeps what the console says. */
async function open(src = `${visit.origin}/status.json`): Promise<{page: Page; said: string[]}> {
  const page = await (await visit.browser.createBrowserContext()).newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${visit.origin}/?src=${encodeURIComponent(src)}`, {waitUntil: 'networkidle0'});
  return {page, said};
}

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
  await page.type('#component', 'DNS|Website');
  await page.waitForFunction(
    `document.querySelector('#stage elytra-status').shadowRoot.textContent.includes('DNS, Website: Operational')`,
  );
  assert.match(await textOf(page, '#snippets'), / component="DNS\|Website">/);
  await page.$eval('#component', (input) => {
    (input as HTMLInputElement).value = '';
    input.dispatchEvent(new Event('input', {bubbles: true}));
  });
  await page.waitForFunction(
    `document.querySelector('#stage elytra-status').shadowRoot.textContent.includes('Platform Status')`,
  );
  // On the way to a name the card said on the console what there is.
  assert.ok(said.every((line) => line.includes('there are:')));
  await page.browserContext().close();
});

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
  assert.equal(await page.$eval('#address', (input) => input.getAttribute('aria-invalid')), 'true');
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
