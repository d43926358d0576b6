/**
 * `tsx test/tools/screenshots.ts OUTDIR`: every variant in every state on contact sheets, to be looked
 * at: light and dark, left to right and right to left, narrow, and in forced colours.
 */
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Browser, Page} from 'puppeteer-core';
import {browse, moveDates} from './browse.js';
import {bundleCard, bundleLanguage} from './bundle.js';
import {SAMPLES, sampleText} from './samples.js';

const NOW = Date.parse('2025-11-10T15:35:00Z');
const VARIANTS = ['card', 'badge', 'banner', 'page'];
/** Of each state the sample; none: nothing yet. */
const STATES = {
  operational: 'operational',
  degraded: 'degraded',
  'partial outage': 'partial-outage',
  'major outage': 'major-outage',
  maintenance: 'maintenance',
  unknown: 'unknown',
  stale: 'stale',
  'backup overdue': 'backup-overdue',
  'backup failed': 'backup-failed',
  full: 'full',
  unavailable: 'malformed-html',
  loading: null,
};

interface Sheet {
  scheme: 'light' | 'dark';
  dir?: 'ltr' | 'rtl';
  /** Width of the container of each card, px. */
  width?: number;
  hasForcedColors?: boolean;
}

const SHEETS: Record<string, Sheet> = {
  'light-ltr': {scheme: 'light'},
  'light-rtl': {scheme: 'light', dir: 'rtl'},
  'dark-ltr': {scheme: 'dark'},
  'dark-rtl': {scheme: 'dark', dir: 'rtl'},
  'light-160px': {scheme: 'light', width: 160},
  'dark-160px-rtl': {scheme: 'dark', width: 160, dir: 'rtl'},
  'light-320px': {scheme: 'light', width: 320},
  'dark-320px': {scheme: 'dark', width: 320},
  'forced-colors-light': {scheme: 'light', hasForcedColors: true},
  'forced-colors-dark': {scheme: 'dark', hasForcedColors: true},
};

const CSS = `
  body { margin: 24px; font: 13px/1.4 system-ui, sans-serif; background: light-dark(#f6f8fa, #010409);
    color: light-dark(#1f2328, #e6edf3); color-scheme: light dark; width: 1640px }
  section { display: flex; flex-wrap: wrap; gap: 20px; margin-block: 8px 28px }
  h2 { margin: 0; font-size: 15px }
  figure { margin: 0 } figcaption { opacity: 0.7; margin-block-end: 4px }`;

function pageOf({dir = 'ltr', width}: Sheet): string {
  const widths: Record<string, number> = {card: 380, badge: 250, banner: 520, page: 390};
  const figures = (variant: string) =>
    Object.entries(STATES).map(([state, sample]) => {
      const src = sample === null ? '' : ` src="/${sample}.json"`;
      return `<figure style="width:${width ?? widths[variant]}px"><figcaption>${state}</figcaption>
        <elytra-status variant="${variant}" time-zone="UTC" refresh-seconds="0"${src}></elytra-status>
        </figure>`;
    });
  const sections = VARIANTS.map(
    (variant) => `<h2>${variant}</h2><section>${figures(variant).join('')}</section>`,
  );
  const language = dir === 'rtl' ? 'ar' : 'en';
  return `<!doctype html><html lang="${language}" dir="${dir}"><meta charset="utf-8">
    <style>${CSS}</style><script type="module" src="/lang.js"></script>
    <script type="module" src="/elytra-status.js"></script>${sections.join('')}</html>`;
}

async function photograph(browser: Browser, url: string, sheet: Sheet, file: `${string}.png`) {
  const page = await browser.newPage();
  await page.setViewport({width: 1690, height: 1200, deviceScaleFactor: 1});
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      {name: 'prefers-color-scheme', value: sheet.scheme},
      {name: 'forced-colors', value: sheet.hasForcedColors ? 'active' : 'none'},
      {name: 'prefers-reduced-motion', value: 'reduce'}, // no picture in the middle of a pulse
    ],
  });
  await page.evaluateOnNewDocument(`Date.now = () => ${NOW}`);
  await page.goto(url, {waitUntil: 'networkidle0'});
  await settle(page);
  const {width, height} = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
  }));
  await page.setViewport({width, height, deviceScaleFactor: 1});
  await page.screenshot({path: file}); // with fullPage, right-to-left pages come out black
  await page.close();
}

const settle = (page: Page) =>
  page.waitForFunction(`[...document.querySelectorAll('elytra-status')].every(
    (card) => !card.hasAttribute('src') || card.state !== 'loading')`);

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: tsx test/tools/screenshots.ts OUTDIR');
  process.exit(2);
}
await mkdir(folder, {recursive: true});
const site: Record<string, string> = {
  '/elytra-status.js': await bundleCard(),
  '/lang.js': await bundleLanguage('ar'),
};
for (const name of Object.values(STATES)) {
  if (name === null) continue;
  const sample = SAMPLES.get(name)!;
  site[`/${name}.json`] = moveDates(sampleText(sample), NOW - Date.parse(sample.now));
}
for (const [name, sheet] of Object.entries(SHEETS)) site[`/${name}`] = pageOf(sheet);
const visit = await browse(site);
try {
  for (const [name, sheet] of Object.entries(SHEETS)) {
    const file = `${join(folder, name)}.png` as const;
    await photograph(visit.browser, `${visit.origin}/${name}`, sheet, file);
    console.log(file);
  }
} finally {
  await visit.end();
}
