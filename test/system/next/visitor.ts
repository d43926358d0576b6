import assert from 'node:assert/strict';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';
import {launch, type Browser, type Page} from 'puppeteer-core';
import {BROWSER_ARGS} from '../../support/browser/find-browser.mjs';

export interface Visit {
  page: Page;
  /** All that the console said, uncaught errors too. */
  messages: string[];
}

export const launchBrowser = (): Promise<Browser> =>
  launch({executablePath: process.env.CHROME_PATH, args: BROWSER_ARGS});

/** A new visitor's page, in UTC and with no animation, whose shifts and loading cards are counted. */
export async function visit(browser: Browser, url: string, isScripted = true): Promise<Visit> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const messages: string[] = [];
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.emulateTimezone('UTC');
  await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
  await page.setViewport({width: 1000, height: 900});
  await page.setJavaScriptEnabled(isScripted);
  if (isScripted) await page.evaluateOnNewDocument(WATCH);
  await page.goto(url, {waitUntil: 'networkidle0'});
  return {page, messages};
}

/** Runs in the page, from its first moment on. */
const WATCH = `
  globalThis.seen = {shift: 0, blank: 0, ahead: 0};
  const now = Date.now;
  Date.now = () => now() + seen.ahead;
  new PerformanceObserver((list) => {
    for (const {value} of list.getEntries()) seen.shift += value;
  }).observe({type: 'layout-shift', buffered: true});
  const look = () => {
    for (const card of document.querySelectorAll('elytra-status')) {
      const text = card.shadowRoot?.querySelector('[part=headline]')?.textContent ?? '';
      if (!text || /Loading/.test(text)) seen.blank++;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

export interface Seen {
  /** Cumulative layout shift. */
  shift: number;
  /** Frames in which a card was there and said nothing, or that it was loading. */
  blank: number;
  /** ms by which the page's clock is ahead; may be set. */
  ahead: number;
}

export const seen = (page: Page): Promise<Seen> => page.evaluate('seen') as Promise<Seen>;

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
    document.adoptedStyleSheets = [sheet];
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
