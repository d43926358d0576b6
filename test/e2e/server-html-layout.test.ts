import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {after, before, describe, test} from 'node:test';
import type {Page} from 'puppeteer-core';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import {renderToString} from '../../embed/render-to-string.js';
import {browse, type Visit} from '../support/browser/browse.js';
import {bundleScripts, bundleLanguage} from '../support/browser/bundle.js';
import {FONTS} from '../support/browser/fonts.js';
import {recentHistory} from '../support/history/recent-history.js';
import {readFont} from '../support/browser/read-font.mjs';
import {define, NOW, open, pageOf, RESERVE, sampleAtNow} from './server-page.js';

const LANGUAGES = readdirSync(new URL('../../embed/lang/', import.meta.url)).map(
  (file) => file.split('.')[0]!,
);
for (const language of LANGUAGES) await import(`../../embed/lang/${language}.js`);

const NAMES = [
  'operational',
  'degraded',
  'unknown',
  'partly-reporting',
  'full',
  'no-backups',
  'malformed-html',
];
const WITH_HISTORY = ['operational', 'full'];
const WIDTHS = [320, 390, 600, 760];

const ALL = WIDTHS.length * VARIANT_NAMES.length * NAMES.length;

/** Without a source: what was handed over is all there is. */
function cards(lang: string): string {
  const all = WIDTHS.flatMap((width) =>
    VARIANT_NAMES.flatMap((variant) =>
      NAMES.map((name) => {
        const history = WITH_HISTORY.includes(name)
          ? recentHistory(NOW, {}, {1: {days: {3: []}}})
          : undefined;
        const options = {variant, lang, timeZone: 'UTC', href: '/', history};
        const card = renderToString(sampleAtNow(name), options);
        return `<figure style="width:${width}px" title="${name}, ${variant}, ${width} px">${card}</figure>`;
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

function narrowBadges(): string {
  const all = ['en', 'de', 'ja'].flatMap((lang) =>
    [160, 200, 240, 320].flatMap((width) =>
      ['', '/'].map((href) => {
        const card = renderToString(sampleAtNow('degraded'), {variant: 'badge', lang, href});
        return `<figure style="width:${width}px" title="${lang} ${width} ${href}">${card}</figure>`;
      }),
    ),
  );
  return all.join('');
}

let visit: Visit;

before(async () => {
  visit = await browse({
    ...(await bundleScripts()),
    '/lang/de.js': await bundleLanguage('de'),
    '/reserve.css': RESERVE,
    '/en': pageOf(cards('en'), 'en', []),
    '/de': pageOf(cards('de'), 'de', []),
    '/narrow': pageOf(narrowCards(), 'en', []),
    '/badges': pageOf(narrowBadges(), 'en', []),
  });
});

after(() => visit.end());

interface Laid {
  title: string;
  parts: string[];
}

/** Where each part of each card is within its figure, and the text of those that may not change. */
const layout = (page: Page): Promise<Laid[]> =>
  page.$$eval('figure', (figures) =>
    figures.map((figure) => {
      const card = figure.firstElementChild!;
      const origin = figure.getBoundingClientRect();
      const parts = [card, ...card.shadowRoot!.querySelectorAll('[part], dt, dd, li *')]
        // What is in a folded group has no place.
        .filter(
          (element) =>
            !element.matches(
              'small, time, [part=backup] *, .scale *, details:not([open]) li, details:not([open]) li *',
            ),
        )
        .map((element) => {
          const {left, top, height} = element.getBoundingClientRect();
          const isAge = element.matches('[part=backups], [part=updated], :has([part=updated])');
          const text = element.children.length || isAge ? '' : element.textContent.trim();
          return `${element.getAttribute('part') ?? element.localName} ${[left - origin.left, top - origin.top, height].map(Math.round).join(' ')} ${text}`;
        });
      return {title: figure.title, parts};
    }),
  );

for (const lang of ['en', 'de']) {
  for (const font of FONTS) {
    const openCards = async () => {
      const opened = await open(visit, `/${lang}`, {font: readFont(font)});
      await opened.page.evaluate('shifts()'); // those of its coming do not count
      return opened;
    };

    describe(`server-rendered cards in ${lang} at ${WIDTHS.join(', ')} px, with the ${font} font`, () => {
      test('stay where they are when the element takes over', async () => {
        const {page, messages} = await openCards();
        const before = await layout(page);
        assert.equal(before.length, ALL);
        await define(page, lang);
        const after = await layout(page);
        for (const [index, card] of before.entries()) assert.deepEqual(after[index], card);
        assert.deepEqual(await page.evaluate('shifts()'), []);
        assert.deepEqual(messages, []);
        await page.close();
      });

      test('look the same but for the dates', async () => {
        const hidden = `
          ::part(as-of), ::part(updated), ::part(backups), ::part(backup), ::part(bars) { visibility: hidden }
          /* A badge has its date within its border. */
          [variant='badge']::part(card) { visibility: hidden }
          /* Chromium may paint dots a shade lighter when it paints them again. */
          ::part(pause) { text-decoration-style: solid }`;
        const picture = async (isUpgraded: boolean) => {
          const {page} = await openCards();
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
}

for (const font of FONTS) {
  test(`a server-rendered card keeps all of its text within its width, and big enough to read, in every language, with the ${font} font`, async () => {
    const {page} = await open(visit, '/narrow', {
      isScripted: false,
      font: readFont(font, {hasAllWritings: true}),
    });
    const figures = await page.$$eval('figure', (all) =>
      all.map((figure) => {
        const card = figure.firstElementChild!.shadowRoot!.querySelector('[part=card]')!;
        const {left, right} = card.getBoundingClientRect();
        const texts = [...card.querySelectorAll('small, span, time, dt, dd, p, button')].filter(
          (element) =>
            element.getClientRects().length > 0 &&
            !element.closest('.spoken') &&
            !element.matches('.caption > [part=page-name]') && // only where there is room
            !element.querySelector('.spoken') &&
            getComputedStyle(element).visibility === 'visible',
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
}

for (const font of FONTS) {
  test(`a server-rendered badge has its date within its border, and stays as high, with the ${font} font`, async () => {
    const {page} = await open(visit, '/badges', {font: readFont(font, {hasAllWritings: true})});
    const heights = () =>
      page.$$eval('elytra-status', (all) => all.map((card) => card.getBoundingClientRect().height));
    const before = await heights();
    const outside = await page.$$eval('figure', (all) =>
      all.flatMap((figure) => {
        const root = figure.firstElementChild!.shadowRoot!;
        const border = root.querySelector('[part=card]')!.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(root.querySelector('small')!);
        const {left, right, bottom} = range.getBoundingClientRect();
        // The box of a font is higher than its letters.
        const isWithin =
          left >= border.left && right <= border.right && bottom <= border.bottom + 4;
        return isWithin ? [] : `${figure.title}: ${bottom - border.bottom}`;
      }),
    );
    assert.deepEqual(outside, []);
    await define(page, 'en');
    assert.deepEqual(await heights(), before);
    await page.close();
  });
}

/** Asks for `/painted` once half a card has been painted. */
const WAIT = `<script>(function look() {
  const card = document.querySelector('elytra-status');
  if (!card?.shadowRoot?.querySelector('[part=dot]')) return requestAnimationFrame(look);
  requestAnimationFrame(() => requestAnimationFrame(() => fetch('/painted')));
})()</script>`;

test('a server-rendered card that arrives in two pieces does not move', async () => {
  const html = WAIT + renderToString(sampleAtNow('operational'));
  const cut = html.indexOf('Platform Status');
  let show = () => {};
  const isPainted = new Promise<void>((resolve) => (show = resolve));
  visit.site['/painted'] = {
    body: (async function* () {
      show();
      yield '';
    })(),
  };
  visit.site['/pieces'] = {
    body: (async function* () {
      yield `<!doctype html><html lang="en"><title>Pieces</title>${html.slice(0, cut)}`;
      await isPainted;
      yield html.slice(cut);
    })(),
  };
  const {page} = await open(visit, '/pieces', {font: readFont('narrow')});
  assert.deepEqual(await page.evaluate('shifts()'), []);
  await page.close();
});
