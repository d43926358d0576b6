import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import type {Page} from 'puppeteer-core';
import {renderToString, STYLE_HASH, type ServerOptions} from '../../embed/render-to-string.js';
import {browse, type Visit} from '../support/browser/browse.js';
import {bundleScripts} from '../support/browser/bundle.js';
import {define, open, pageOf, RESERVE, sampleAtNow} from './server-page.js';

const CARD = renderToString(sampleAtNow('full'), {variant: 'page', src: '/status.json'});
const strict = (style: string) =>
  `default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; style-src 'self' ${style}; require-trusted-types-for 'script'; trusted-types lit-html`;

let visit: Visit;

before(async () => {
  const asking: ServerOptions = {src: '/status.json', refreshSeconds: 300};
  visit = await browse({
    ...(await bundleScripts()),
    '/reserve.css': RESERVE,
    '/status.json': sampleAtNow('operational'),
    '/fresh': pageOf(renderToString(sampleAtNow('operational'), asking), 'en', [
      '/elytra-status.js',
    ]),
    '/component': pageOf(
      renderToString(sampleAtNow('full'), {...asking, component: 'Website'}),
      'en',
      ['/elytra-status.js'],
    ),
    '/none': pageOf(renderToString(null, asking), 'en', ['/elytra-status.js']),
    '/old': pageOf(renderToString(sampleAtNow('stale'), asking), 'en', ['/elytra-status.js']),
    '/hashed': pageOf(CARD, 'en', ['/elytra-status.js'], strict(`'${STYLE_HASH}'`)),
    '/nonce': pageOf(
      renderToString(sampleAtNow('full'), {nonce: 'r4nd0m'}),
      'en',
      ['/elytra-status.js'],
      strict("'nonce-r4nd0m'"),
    ),
    '/refused': pageOf(CARD, 'en', [], strict('')),
  });
});

after(() => visit.end());

/** Evaluated by the debugger: that works without JavaScript too. */
const seen = (page: Page) =>
  page.$eval('elytra-status', (element) => {
    const card = element.shadowRoot!.querySelector('[part=card]')!;
    const text = card.textContent.replace(/\s+/g, ' ');
    return {text, radius: getComputedStyle(card).borderRadius};
  });

describe('a server-rendered card', () => {
  test('speaks of one component, before and after the element takes over', async () => {
    const {page, messages} = await open(visit, '/component', {isScripted: false});
    const {text} = await seen(page);
    assert.match(text, /^ *Elytra Cloud Website: Operational as of 10 Nov 2025, 16:30 CET/);
    assert.doesNotMatch(text, /Backups|Platform/);
    assert.deepEqual(messages, []);
    await page.close();
    const {page: live} = await open(visit, '/component');
    await define(live);
    assert.match((await seen(live)).text, /^ *Elytra Cloud Website: Operational *Updated/);
    assert.equal(await live.$eval('elytra-status', (card) => card.data!.components!.length), 5);
    await live.close();
  });

  test('is there, styled and dated, without JavaScript', async () => {
    const {page, messages} = await open(visit, '/fresh', {isScripted: false});
    const {text, radius} = await seen(page);
    assert.match(text, /Platform Status: Operational as of 10 Nov 2025, 15:30 UTC/);
    assert.equal(radius, '12px');
    assert.deepEqual(messages, []);
    await page.close();
  });

  test('asks nobody before a request is due', async () => {
    const {page, requests} = await open(visit, '/fresh');
    await define(page);
    assert.equal(await page.$eval('elytra-status', (card) => card.state), 'operational');
    assert.deepEqual(
      requests.filter((path) => path === '/status.json'),
      [],
    );
    await page.close();
  });

  for (const [path, what] of [
    ['/none', 'was handed nothing'],
    ['/old', 'was handed a stale document'],
  ] as const) {
    test(`asks at once, and heals, where it ${what}`, async () => {
      const {page, requests} = await open(visit, path);
      await page.waitForFunction(
        () => document.querySelector('elytra-status')!.state === 'operational',
      );
      assert.equal(requests.filter((asked) => asked === '/status.json').length, 1);
      await page.close();
    });
  }

  for (const [path, by] of [
    ['/hashed', 'the hash of its style'],
    ['/nonce', 'a nonce'],
  ] as const) {
    for (const isScripted of [true, false]) {
      test(`is styled under a strict policy by ${by}, JavaScript ${isScripted ? 'on' : 'off'}`, async () => {
        const {page, messages} = await open(visit, path, {isScripted});
        if (isScripted) await page.waitForFunction(() => customElements.get('elytra-status'));
        assert.equal((await seen(page)).radius, '12px');
        assert.deepEqual(messages, []);
        await page.close();
      });
    }
  }

  test('says so in the console where the policy knows neither', async () => {
    const {page, messages} = await open(visit, '/refused', {isScripted: false});
    assert.match(messages.join('\n'), /Applying inline style violates/);
    assert.ok(
      messages.join('\n').includes(STYLE_HASH),
      'and the browser asks for the hash that is exported',
    );
    await page.close();
  });
});
