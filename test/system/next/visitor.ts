import assert from 'node:assert/strict';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';
import {launch, type Browser, type Page} from 'puppeteer-core';
import {BROWSER_ARGS} from '../../support/browser/find-browser.mjs';
import {fontsLoaded, type FontName} from '../../support/browser/fonts.js';
import {readFont} from '../../support/browser/read-font.mjs';
import {observeShifts, type Shift} from '../../support/browser/shifts.js';
import {useFontFromStart, useFontNow} from '../../support/browser/use-font.js';

export interface Visit {
  page: Page;
  /** All that the console said, uncaught errors too. */
  messages: string[];
}

export const launchBrowser = (): Promise<Browser> =>
  launch({executablePath: process.env.CHROME_PATH, args: BROWSER_ARGS});

/**
 * A new visitor's page, in UTC, in a font of the tests and without animation, whose shifts and loading
 * cards are counted.
 */
export async function visit(
  browser: Browser,
  url: string,
  isScripted = true,
  fontName: FontName = 'narrow',
): Promise<Visit> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const messages: string[] = [];
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.emulateTimezone('UTC');
  await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
  await page.setViewport({width: 1000, height: 900});
  await page.setJavaScriptEnabled(isScripted);
  const font = readFont(fontName);
  if (isScripted) {
    await page.evaluateOnNewDocument(WATCH);
    await useFontFromStart(page, font);
  }
  await page.goto(url, {waitUntil: 'networkidle0'});
  await (isScripted ? page.evaluate(fontsLoaded) : useFontNow(page, font));
  return {page, messages};
}

/**
 * Runs in the page, from its first moment on. HTML may arrive in pieces, and a busy browser may paint
 * half a card and then the rest: neither is the doing of the element, so both count only once the parser
 * has ended and a frame has shown all of it.
 */
const WATCH = `
  globalThis.seen = {blank: 0, ahead: 0, since: Infinity};
  globalThis.shifts = (${String(observeShifts)})();
  const now = Date.now;
  Date.now = () => now() + seen.ahead;
  const spoken = new WeakSet();
  let frames = 0; // since the parser ended
  const look = () => {
    if (document.readyState !== 'loading' && ++frames === 2) seen.since = performance.now();
    for (const card of document.querySelectorAll('elytra-status')) {
      const text = card.shadowRoot?.querySelector('[part=headline]')?.textContent ?? '';
      if (text && !/Loading/.test(text)) spoken.add(card);
      else if (frames || spoken.has(card)) seen.blank++;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

export interface Seen {
  /** What moved, all of it. */
  shifts: Shift[];
  /** Frames in which a card was there and said nothing, or that it was loading. */
  blank: number;
}

/** What has been seen since the page's HTML was there, or since the last call. */
export const seen = (page: Page): Promise<Seen> =>
  page.evaluate(async () => {
    const {shifts, seen} = globalThis as unknown as {
      shifts: () => Promise<Shift[]>;
      seen: {blank: number; since: number};
    };
    const all = await shifts();
    return {shifts: all.filter(({time}) => time >= seen.since), blank: seen.blank};
  });

/** The text of the card. Evaluated by the debugger: that works without JavaScript too. */
export const cardText = (page: Page): Promise<string> =>
  page.$eval('elytra-status', (card) => {
    const root = card.shadowRoot!.querySelector('.root')!;
    return root.textContent.replace(/\s+/g, ' ').trim();
  });

/** Until the element has taken over from the server's HTML. */
export const upgraded = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('elytra-status')].every(
      (card) => card.matches(':defined') && !card.shadowRoot!.querySelector('style'),
    ),
  );

export const stateIs = (page: Page, state: string) =>
  page.waitForFunction(
    (state) => document.querySelector('elytra-status')?.state === state,
    {},
    state,
  );

/** A picture without what may change: the headline's date, the ages, and a button that is for JavaScript. */
export async function picture(page: Page): Promise<Buffer> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet(); // no policy forbids it
    sheet.replaceSync(
      '::part(as-of), ::part(updated), ::part(backups), ::part(backup), ::part(pause) { visibility: hidden }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  return Buffer.from(await page.screenshot());
}

/** A difference that nobody can see, as at the round corners of a layer of its own, is none. */
export function assertSamePicture(actual: Buffer, expected: Buffer): void {
  const {data, width, height} = PNG.sync.read(actual);
  const other = PNG.sync.read(expected);
  const differing = pixelmatch(data, other.data, undefined, width, height, {threshold: 0.01});
  if (!differing) return;
  const folder = mkdtempSync(join(tmpdir(), 'elytra-status-pictures-'));
  writeFileSync(join(folder, 'actual.png'), actual);
  writeFileSync(join(folder, 'expected.png'), expected);
  assert.fail(`The pictures differ in ${differing} pixels: see ${folder}`);
}
