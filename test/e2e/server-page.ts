import {readFileSync} from 'node:fs';
import type {Page} from 'puppeteer-core';
import {moveDates, type Answer, type Visit} from '../support/browser/browse.js';
import {fontsLoaded, type Font} from '../support/browser/fonts.js';
import {observeShifts} from '../support/browser/shifts.js';
import {useFontFromStart, useFontNow} from '../support/browser/use-font.js';
import {SAMPLES, sampleText} from '../support/documents/samples.js';

/** The time in every page that is opened here. */
export const NOW = Date.parse('2025-11-10T15:35:00Z');

export const sampleAtNow = (name: string): string => {
  const sample = SAMPLES.get(name)!;
  return moveDates(sampleText(sample), NOW - Date.parse(sample.now));
};

/** `reserve.css`, as every page has it. */
export const RESERVE: Answer = {
  body: readFileSync(new URL('../../embed/reserve.css', import.meta.url), 'utf8'),
  headers: {'content-type': 'text/css'},
};

export const pageOf = (body: string, lang: string, scripts: string[], policy?: string): Answer => ({
  headers: policy ? {'content-security-policy': policy} : undefined,
  body: `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Server</title>
    <link rel="icon" href="data:,"><link rel="stylesheet" href="/reserve.css">${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}
    <body>${body}</body></html>`,
});

export interface Opening {
  isScripted?: boolean;
  /** In which all is set before anything is measured. */
  font?: Font;
}

export interface Opened {
  page: Page;
  /** All that the console said, uncaught errors too. */
  messages: string[];
  /** Paths. */
  requests: string[];
}

/** A new visitor's page at `NOW` in UTC, without animation. `shifts()` in it tells what has moved. */
export async function open(
  {browser, origin}: Visit,
  path: string,
  {isScripted = true, font}: Opening = {},
): Promise<Opened> {
  const context = await browser.createBrowserContext();
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
    await page.evaluateOnNewDocument(
      `Date.now = () => ${NOW}; globalThis.shifts = (${String(observeShifts)})();`,
    );
    if (font) await useFontFromStart(page, font);
  } else {
    await page.setJavaScriptEnabled(false);
  }
  await page.goto(`${origin}${path}`);
  if (font) await (isScripted ? page.evaluate(fontsLoaded) : useFontNow(page, font));
  return {page, messages, requests};
}

/** Lets the element take over the cards of a page that came without its script. */
export async function define(page: Page, lang = 'en'): Promise<void> {
  if (lang !== 'en') await page.addScriptTag({type: 'module', url: `/lang/${lang}.js`});
  await page.addScriptTag({type: 'module', url: '/elytra-status.js'});
  await page.evaluate(async () => {
    await customElements.whenDefined('elytra-status');
    for (const card of document.querySelectorAll('elytra-status')) await card.updateComplete;
  });
}
