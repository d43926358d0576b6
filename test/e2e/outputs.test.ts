import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {parse} from '../../embed/contract/parse.js';
import {OUTPUTS} from '../../generator/outputs/outputs.js';
import {browse, type Visit} from '../support/browser/browse.js';
import {FONTS} from '../support/browser/fonts.js';
import {readFont} from '../support/browser/read-font.mjs';
import {useFontNow} from '../support/browser/use-font.js';
import {SAMPLES, sampleText} from '../support/documents/samples.js';

const STATUS = parse(sampleText(SAMPLES.get('full')!))!;
const SVG = {body: OUTPUTS.badge.render(STATUS), headers: {'content-type': 'image/svg+xml'}};
const shell = (body: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
  <title>A site</title><link rel="icon" href="data:,"><body>${body}</body></html>`;

let visit: Visit;

before(async () => {
  visit = await browse({
    '/status.html': OUTPUTS.html.render(STATUS),
    '/badge.svg': SVG,
    '/frame': shell('<iframe src="/status.html" title="Status" width="320" height="600"></iframe>'),
    '/sandbox': shell('<iframe src="/status.html" title="Status" sandbox width="320"></iframe>'),
    '/image': shell('<img src="/badge.svg" alt="Status">'),
  });
});

after(() => visit.end());

/** With all that the browser complains of. */
async function open(path: string, isScripted = true) {
  const page = await visit.browser.newPage();
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.setJavaScriptEnabled(isScripted);
  await page.setViewport({width: 360, height: 800});
  await page.goto(visit.origin + path);
  return {page, messages};
}

describe('status.html', () => {
  for (const [path, isScripted, where] of [
    ['/status.html', true, 'by itself'],
    ['/status.html', false, 'without JavaScript'],
    ['/frame', true, 'in an iframe'],
    ['/frame', false, 'in an iframe without JavaScript'],
    ['/sandbox', true, 'in a sandbox'],
  ] as const) {
    test(`is styled, dated and within its width ${where}, and the console is empty`, async () => {
      const {page, messages} = await open(path, isScripted);
      const frame = page.frames().at(-1)!;
      const overflows: number[] = [];
      for (const font of FONTS) {
        await useFontNow(frame, readFont(font));
        overflows.push(
          await frame.evaluate(() => {
            const {scrollWidth, clientWidth} = document.documentElement;
            return scrollWidth - clientWidth;
          }),
        );
      }
      const seen = await frame.$eval('elytra-status', (element) => {
        const card = element.shadowRoot!.querySelector('[part=card]')!;
        return {
          text: card.textContent.replace(/\s+/g, ' '),
          heading: card.querySelector('[role=heading][aria-level="1"]')?.textContent.trim(),
          radius: getComputedStyle(card).borderRadius,
          margin: getComputedStyle(element.ownerDocument.body).padding,
          buttons: [...card.querySelectorAll('button')].filter((it) => it.checkVisibility()).length,
          sizes: ['backups', 'as-of'].map((part) =>
            Number.parseFloat(getComputedStyle(card.querySelector(`[part=${part}]`)!).fontSize),
          ),
        };
      });
      assert.match(seen.text, /Partial outage as of 10 Nov 2025, 16:30 CET/);
      assert.match(seen.heading ?? '', /^Elytra Cloud\s+Platform Status/);
      assert.deepEqual([seen.radius, seen.margin], ['12px', '16px']);
      assert.deepEqual(overflows, [0, 0]);
      assert.equal(seen.buttons, 0);
      for (const size of seen.sizes) assert.ok(size >= 13.5, `${size} px`);
      assert.deepEqual(messages, []);
      await page.close();
    });
  }
});

describe('badge.svg', () => {
  test('is drawn as an image in its own size', async () => {
    const {page, messages} = await open('/image');
    const size = await page.$eval('img', ({naturalWidth: width, naturalHeight}) => {
      return {width, height: naturalHeight};
    });
    assert.ok(size.width > 200 && size.width < 400, `${size.width} px`);
    assert.equal(size.height, 20);
    assert.deepEqual(messages, []);
    await page.close();
  });

  test('is an image with its status and date as the name, to assistive technology', async () => {
    const {page} = await open('/badge.svg');
    const tree = JSON.stringify(await page.accessibility.snapshot({interestingOnly: false}));
    assert.match(tree, /"role":"image",[^{}]*"name":"[^"]+: partial outage · 10 Nov 16:30 CET"/);
    await page.close();
  });

  for (const font of FONTS) {
    test(`keeps each text within its part, in a ${font} font`, async () => {
      const {page} = await open('/badge.svg');
      await useFontNow(page, readFont(font));
      const isWithin = await page.evaluate(() => {
        const [whole, left] = [...document.querySelectorAll('rect, path')].map((it) =>
          it.getBoundingClientRect(),
        );
        const [label, message] = [...document.querySelectorAll('text')].map((it) =>
          it.getBoundingClientRect(),
        );
        return [
          label!.left >= left!.left && label!.right <= left!.right,
          message!.left >= left!.right && message!.right <= whole!.right,
        ];
      });
      assert.deepEqual(isWithin, [true, true]);
      await page.close();
    });
  }
});
