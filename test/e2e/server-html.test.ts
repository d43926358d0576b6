import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {after, before, describe, test} from 'node:test';
import type {Page} from 'puppeteer-core';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import {renderToString, STYLE_HASH, type ServerOptions} from '../../embed/render-to-string.js';
import {browse, moveDates, type Visit} from '../support/browser/browse.js';
import {bundleCard, bundleLanguage} from '../support/browser/bundle.js';
import {SAMPLES, sampleText} from '../support/documents/samples.js';

const LANGUAGES = readdirSync(new URL('../../embed/lang/', import.meta.url)).map(
  (file) => file.split('.')[0]!,
);
for (const language of LANGUAGES) await import(`../../embed/lang/${language}.js`);

const NOW = Date.parse('2025-11-10T15:35:00Z');
const NAMES = ['operational', 'degraded', 'unknown', 'partly-reporting', 'no-backups', 'full'];
const WIDTHS = [320, 390, 600, 760];

const sampleAtNow = (name: string) => {
  const sample = SAMPLES.get(name)!;
  return moveDates(sampleText(sample), NOW - Date.parse(sample.now));
};

/** Without a source: what was handed over is all there is. */
function cards(lang: string): string {
  const all = WIDTHS.flatMap((width) =>
    VARIANT_NAMES.flatMap((variant) =>
      [...NAMES, 'malformed-html'].map((name) => {
        const card = renderToString(sampleAtNow(name), {variant, lang, timeZone: 'UTC', href: '/'});
        return `<figure style="width:${width}px">${card}</figure>`;
      }),
    ),
  );
  return all.join('');
}

/** As narrow as phones, in zones with long names. */
function narrowCards(): string {
  const all = ['en', ...LANGUAGES].flatMap((lang) =>
    [160, 320, 390].flatMap((width) =>
      ['UTC', 'Asia/Kolkata', 'America/St_Johns'].map((timeZone) => {
        const dir = ['ar', 'he'].includes(lang) ? 'rtl' : 'ltr';
        const card = renderToString(sampleAtNow('full'), {variant: 'page', lang, dir, timeZone});
        return `<figure style="width:${width}px" title="${lang} ${width} ${timeZone}">${card}</figure>`;
      }),
    ),
  );
  return all.join('');
}

const pageOf = (body: string, lang: string, scripts: string[], policy?: string) => ({
  headers: policy ? {'content-security-policy': policy} : undefined,
  body: `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Server</title>
    <link rel="icon" href="data:,"><link rel="stylesheet" href="/reserve.css">${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}
    <body>${body}</body></html>`,
});

const RESERVE = readFileSync(new URL('../../embed/reserve.css', import.meta.url), 'utf8');
const CARD = renderToString(sampleAtNow('full'), {variant: 'page', src: '/status.json'});
const strict = (style: string) =>
  `default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; style-src 'self' ${style}; require-trusted-types-for 'script'; trusted-types lit-html`;

let visit: Visit;

before(async () => {
  const asking: ServerOptions = {src: '/status.json', refreshSeconds: 300};
  visit = await browse({
    '/elytra-status.js': await bundleCard(),
    '/lang/de.js': await bundleLanguage('de'),
    '/reserve.css': {body: RESERVE, headers: {'content-type': 'text/css'}},
    '/status.json': sampleAtNow('operational'),
    '/en': pageOf(cards('en'), 'en', []),
    '/de': pageOf(cards('de'), 'de', []),
    '/narrow': pageOf(narrowCards(), 'en', []),
    '/fresh': pageOf(renderToString(sampleAtNow('operational'), asking), 'en', [
      '/elytra-status.js',
    ]),
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

async function open(path: string, isScripted = true) {
  const context = await visit.browser.createBrowserContext();
  const page = await context.newPage();
  const messages: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
  await page.emulateTimezone('UTC');
  await page.setViewport({width: 820, height: 1000});
  if (isScripted) {
    await page.evaluateOnNewDocument(`Date.now = () => ${NOW}; globalThis.shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({value}) => value)))
        .observe({type: 'layout-shift', buffered: true});`);
  } else {
    await page.setJavaScriptEnabled(false);
  }
  await page.goto(`${visit.origin}${path}`);
  return {page, messages, requests};
}

const define = async (page: Page, lang: string) => {
  if (lang !== 'en') await page.addScriptTag({type: 'module', url: `/lang/${lang}.js`});
  await page.addScriptTag({type: 'module', url: '/elytra-status.js'});
  await page.evaluate(async () => {
    await customElements.whenDefined('elytra-status');
    for (const card of document.querySelectorAll('elytra-status')) await card.updateComplete;
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  });
};

/** Where each part of each card stands, and the text of those that may not change. */
const layout = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('elytra-status')].map((card) =>
      [card, ...card.shadowRoot!.querySelectorAll('[part], dt, dd, li *')]
        .filter((element) => !element.matches('small, time, [part=backup] *'))
        .map((element) => {
          const {left, top, height} = element.getBoundingClientRect();
          const isAge = element.matches('[part=backups], [part=updated], :has([part=updated])');
          const text = element.children.length || isAge ? '' : element.textContent.trim();
          return `${element.getAttribute('part') ?? element.localName} ${[left, top, height].map(Math.round).join(' ')} ${text}`;
        }),
    ),
  );

/** Evaluated by the debugger: that works without JavaScript too. */
const seen = (page: Page) =>
  page.$eval('elytra-status', (element) => {
    const card = element.shadowRoot!.querySelector('[part=card]')!;
    const text = card.textContent.replace(/\s+/g, ' ');
    return {text, padding: getComputedStyle(card).padding};
  });

for (const lang of ['en', 'de']) {
  describe(`server-rendered cards in ${lang}, at ${WIDTHS.join(', ')} px`, () => {
    test('stay where they are when the element takes over', async () => {
      const {page, messages} = await open(`/${lang}`);
      const before = await layout(page);
      assert.equal(before.length, WIDTHS.length * VARIANT_NAMES.length * (NAMES.length + 1));
      await define(page, lang);
      const after = await layout(page);
      for (const [index, parts] of before.entries()) assert.deepEqual(after[index], parts);
      assert.deepEqual(await page.evaluate('shifts'), []);
      assert.deepEqual(messages, []);
      await page.close();
    });

    test('look the same but for the dates', async () => {
      const hidden =
        '::part(as-of), ::part(updated), ::part(backups), ::part(backup) { visibility: hidden }';
      const picture = async (isUpgraded: boolean) => {
        const {page} = await open(`/${lang}`);
        await page.addStyleTag({content: hidden});
        if (isUpgraded) await define(page, lang);
        const shot = await page.screenshot({fullPage: true, encoding: 'base64'});
        await page.close();
        return shot;
      };
      assert.ok((await picture(false)) === (await picture(true)), 'the pictures differ');
    });
  });
}

describe('a server-rendered card', () => {
  test('is there, styled and dated, without JavaScript', async () => {
    const {page, messages} = await open('/fresh', false);
    const {text, padding} = await seen(page);
    assert.match(text, /Platform Status: Operational as of 10 Nov 2025, 15:30 UTC/);
    assert.equal(padding, '16px 20px');
    assert.deepEqual(messages, []);
    await page.close();
  });

  test('asks nobody before a request is due', async () => {
    const {page, requests} = await open('/fresh');
    await define(page, 'en');
    assert.equal(await page.$eval('elytra-status', (card) => card.state), 'operational');
    assert.deepEqual(
      requests.filter((path) => path === '/status.json'),
      [],
    );
    await page.close();
  });

  test('keeps all of its text within its width, and big enough to read, in every language', async () => {
    const {page} = await open('/narrow', false);
    const figures = await page.$$eval('figure', (all) =>
      all.map((figure) => {
        const card = figure.firstElementChild!.shadowRoot!.querySelector('[part=card]')!;
        const {left, right} = card.getBoundingClientRect();
        const texts = [...card.querySelectorAll('small, span, time, dt, dd, p, button')].filter(
          (element) => !element.closest('.spoken') && !element.querySelector('.spoken'),
        );
        const range = document.createRange();
        const outside = texts.filter((element) => {
          range.selectNodeContents(element);
          const box = range.getBoundingClientRect();
          return box.left < left || box.right > right;
        });
        return {
          title: figure.title,
          outside: outside.map((element) => element.textContent.trim()),
          smallest: Math.min(
            ...texts.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
          ),
        };
      }),
    );
    assert.equal(figures.length, 9 * (LANGUAGES.length + 1));
    for (const {title, outside, smallest} of figures) {
      assert.deepEqual(outside, [], title);
      assert.ok(smallest >= 12, `${title}: ${smallest} px`);
    }
    await page.close();
  });

  for (const [path, what] of [
    ['/none', 'was handed nothing'],
    ['/old', 'was handed a stale document'],
  ] as const) {
    test(`asks at once, and heals, where it ${what}`, async () => {
      const {page, requests} = await open(path);
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
        const {page, messages} = await open(path, isScripted);
        if (isScripted) await page.waitForFunction(() => customElements.get('elytra-status'));
        assert.equal((await seen(page)).padding, '16px 20px');
        assert.deepEqual(messages, []);
        await page.close();
      });
    }
  }

  test('says so in the console where the policy knows neither', async () => {
    const {page, messages} = await open('/refused', false);
    assert.match(messages.join('\n'), /Applying inline style violates/);
    assert.ok(
      messages.join('\n').includes(STYLE_HASH),
      'and the browser asks for the hash that is exported',
    );
    await page.close();
  });
});
