import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {after, before, test} from 'node:test';
import type {Page} from 'puppeteer-core';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {renderToString} from '../../embed/render-to-string.js';
import {browse, type Answer, type Visit} from '../support/browser/browse.js';
import {bundleScripts} from '../support/browser/bundle.js';
import {open, pageOf, RESERVE, sampleAtNow} from './server-page.js';

const CARD = '/elytra-status.js';
const FILE = '/elytra-status-page.js';
const ELEMENT = '<elytra-status src="/status.json" variant="page">No news</elytra-status>';
const ANYBODY = {'access-control-allow-origin': '*', 'content-type': 'text/javascript'};

let visit: Visit;
let file: string;

/** A site whose page's file is what is given here. */
const folder = (name: string, answer: string | Answer, body = ELEMENT) => ({
  [`/${name}${CARD}`]: visit.site[CARD]!,
  [`/${name}${FILE}`]: answer,
  [`/${name}`]: pageOf(body, 'en', [`/${name}${CARD}`]),
});

before(async () => {
  visit = await browse(await bundleScripts());
  file = visit.site[FILE] as string;
  Object.assign(visit.site, {
    '/reserve.css': RESERVE,
    '/status.json': sampleAtNow('operational'),
    '/page': pageOf(ELEMENT.repeat(3), 'en', [CARD]),
    '/others': pageOf(
      ['card', 'badge', 'banner'].map((it) => ELEMENT.replace('"page"', `"${it}"`)).join(''),
      'en',
      [CARD],
    ),
  });
});
after(() => visit.end());

const state = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('elytra-status')!.shadowRoot!;
    const {variant} = root.querySelector<HTMLElement>('.root')!.dataset;
    return {variant, sections: root.querySelectorAll('[part=section]').length};
  });

/** Resolves when the first card shows a document as this variant. */
const shown = (page: Page, variant: string) =>
  page.waitForFunction(
    `document.querySelector('elytra-status').shadowRoot?.querySelector(
      '[data-variant=${variant}][data-state=operational]')`,
  );

test('all pages share one file, asked for once, and nobody else asks for it', async () => {
  const {page, requests, messages} = await open(visit, '/page');
  await shown(page, 'page');
  assert.ok((await state(page)).sections > 0);
  assert.equal(requests.filter((path) => path === FILE).length, 1);
  assert.deepEqual(messages, []);
  await page.close();
  const others = await open(visit, '/others');
  await shown(others.page, 'card');
  assert.ok(!others.requests.includes(FILE));
  await others.page.close();
});

const MISSING: [what: string, answer: () => string | Answer, complaint: RegExp][] = [
  [
    'is missing',
    () => ({body: 'no', status: 404}),
    /no elytra-status-page\.js of version .+: Type/,
  ],
  [
    'is of another version',
    () => file.replaceAll(/\d+\.\d+\.\d+ \(script\)/g, '99.0.0 (script)'),
    /no elytra-status-page\.js of version \d.+: it is of another version/,
  ],
  ['is not a script', () => 'not a script', /no elytra-status-page\.js of version .+: SyntaxError/],
];

for (const [what, answer, complaint] of MISSING) {
  test(`where the file ${what}, a page is a card, and one line says so`, async () => {
    Object.assign(visit.site, folder('missing', answer(), ELEMENT.repeat(2)));
    const {page, messages} = await open(visit, '/missing');
    await shown(page, 'card');
    assert.equal((await state(page)).sections, 0);
    const ours = messages.filter((text) => text.startsWith('elytra-status:'));
    assert.equal(ours.length, 1, ours.join('\n'));
    assert.match(ours[0]!, complaint);
    await page.close();
  });
}

const serverCard = () =>
  renderToString(sampleAtNow('operational'), {src: '/status.json', variant: 'page'});

test('HTML from a server stays until the file is there', async () => {
  let arrive = () => {};
  const gate = new Promise<void>((resolve) => (arrive = resolve));
  async function* late() {
    await gate;
    yield file;
  }
  Object.assign(visit.site, folder('late', {body: late()}, serverCard()));
  const {page} = await open(visit, '/late');
  await page.evaluate(`customElements.whenDefined('elytra-status').then(() => true)`);
  const before = await state(page);
  assert.ok(before.sections > 0);
  assert.equal(
    await page.$eval('elytra-status', (card) => (card as {state?: string}).state),
    'loading',
  );
  arrive();
  await page.waitForFunction(`document.querySelector('elytra-status').state === 'operational'`);
  assert.deepEqual(await state(page), before);
  assert.deepEqual(await page.evaluate('shifts()'), []);
  await page.close();
});

test('HTML from a server becomes a card where the file never comes', async () => {
  async function* never() {
    await new Promise(() => {});
    yield '';
  }
  Object.assign(visit.site, folder('never', {body: never()}, serverCard()));
  const {page, messages} = await open(visit, '/never');
  await shown(page, 'card');
  assert.match(messages.join('\n'), /no elytra-status-page\.js of version .+: it took too long/);
  await page.close();
});

for (const type of ['module', 'text/javascript']) {
  test(`a tag for the file with its hash, type ${type}, is all that asks for it`, async () => {
    const hash = createHash('sha384').update(file).digest('base64');
    const head = `<script type="${type}" src="${FILE}" integrity="sha384-${hash}" crossorigin></script>`;
    visit.site['/own'] = pageOf(head + ELEMENT, 'en', []);
    const site = visit.site['/own'];
    site.body = (site.body as string).replace(
      '</body>',
      `<script type="${type}" src="${CARD}"></script></body>`,
    );
    const {page, requests, messages} = await open(visit, '/own');
    await shown(page, 'page');
    assert.equal(requests.filter((path) => path === FILE).length, 1);
    assert.deepEqual(messages, []);
    await page.close();
  });
}

test('a classic script of another origin finds the file beside itself', async () => {
  const elsewhere = visit.origin.replace('127.0.0.1', 'localhost');
  visit.site[`/cdn${CARD}`] = {body: visit.site[CARD] as string, headers: ANYBODY};
  visit.site[`/cdn${FILE}`] = {body: file, headers: ANYBODY};
  visit.site['/classic'] = pageOf(
    `${ELEMENT}<script src="${elsewhere}/cdn${CARD}"></script>`,
    'en',
    [],
  );
  const {page, messages} = await open(visit, '/classic');
  await shown(page, 'page');
  assert.deepEqual(messages, []);
  await page.close();
});

test('what a page without a bundler calls is on the class', async () => {
  const {page, messages} = await open(visit, '/others');
  const found = await page.evaluate(async () => {
    const {addMessages, freshness, parse, trackStatus} = (await customElements.whenDefined(
      'elytra-status',
    )) as typeof ElytraStatus;
    const told: string[] = [];
    trackStatus((name) => told.push(name));
    addMessages('en', {operational: 'All good'});
    const text = await (await fetch('/status.json')).text();
    await document.querySelector('elytra-status')!.refresh();
    return {state: freshness(parse(text)!).state, told: [...new Set(told)]};
  });
  assert.deepEqual(found, {state: 'operational', told: ['status_fetch_success']});
  await page.waitForFunction(`document.querySelector('elytra-status').shadowRoot
    .querySelector('[part=headline]').textContent.includes('All good')`);
  assert.deepEqual(messages, []);
  await page.close();
});
