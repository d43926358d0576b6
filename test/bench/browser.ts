/**
 * `npm run bench`: what the card costs a visitor, in Chromium on this machine. Medians, and no verdict:
 * a time that fails a build on a busy machine would be switched off within a week.
 */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {CDPSession, Page} from 'puppeteer-core';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import {browse, moveDates, type Visit} from '../support/browser/browse.js';
import {bundleScripts} from '../support/browser/bundle.js';
import {largeDocuments} from '../support/documents/large-documents.js';
import {SAMPLES, sampleText} from '../support/documents/samples.js';

const RUNS = 9;
const POLLS = 1_000;
const THROTTLINGS = [1, 4];

/** What runs in the page is text: tsx would add helpers to a function, which the page does not have. */
const EVALUATE = `(code) => {
  const start = performance.now();
  (0, eval)(code);
  return performance.now() - start;
}`;

/** From the start of the script to the frame after the last of \`count\` cards has turned. */
const FIRST_STATUS = `(code, count) => new Promise((resolve) => {
  for (let card = 0; card < count; card++) {
    const element = document.createElement('elytra-status');
    element.setAttribute('src', '/status.json');
    document.body.append(element);
  }
  let left = count;
  addEventListener('elytra-status-change', () => {
    if (--left) return;
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - start);
      port2.postMessage(null); // after the frame was painted
    });
  });
  const start = performance.now();
  (0, eval)(code);
})`;

/** One card more, from its creation to its layout; the script runs already. */
const RENDER = `async (text) => {
  const start = performance.now();
  const card = document.createElement('elytra-status');
  card.data = text;
  document.body.append(card);
  await card.updateComplete;
  card.getBoundingClientRect();
  const time = performance.now() - start;
  card.remove();
  return time;
}`;

/** The longest that a card keeps the page from anything else, with a document that changes once. */
const HOLD_UP = `async (text, variant) => {
  const times = [];
  const held = async (work) => {
    const start = performance.now();
    await work();
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
  };
  const card = document.createElement('elytra-status');
  card.variant = variant;
  document.body.append(card);
  await held(() => {
    card.data = text;
    return card.updateComplete;
  });
  await held(() => {
    card.data = text.replace('operational', 'major_outage');
    return card.updateComplete;
  });
  card.remove();
  return Math.max(...times);
}`;

/** A card on fake time, which each poll tells something new. */
const START_POLLING = `async (code, text) => {
  const start = Date.parse(JSON.parse(text).updated_at);
  globalThis.realNow = performance.now.bind(performance);
  globalThis.clock = sinon.useFakeTimers({
    now: start, toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'],
  });
  globalThis.fetches = 0;
  globalThis.fetch = async () => {
    fetches++;
    const updated_at = new Date().toISOString();
    return new Response(JSON.stringify({...JSON.parse(text), updated_at, stale_after: undefined}));
  };
  (0, eval)(code);
  const card = document.createElement('elytra-status');
  card.setAttribute('src', '/status.json');
  const loaded = new Promise((resolve) => card.addEventListener('elytra-status-load', resolve, {once: true}));
  document.body.append(card);
  await loaded;
  globalThis.card = card;
}`;

/** Each takes from the timer that asks to the card that shows the answer. */
const POLL = `async (count) => {
  const times = [];
  for (let poll = 0; poll < count; poll++) {
    const loaded = new Promise((resolve) => card.addEventListener('elytra-status-load', resolve, {once: true}));
    clock.tick(299_000); // minutes pass
    const start = realNow();
    const before = fetches;
    while (fetches === before) clock.next(); // the interval has jitter; a tick would pass the time limit too
    await loaded;
    await card.updateComplete;
    card.getBoundingClientRect();
    times.push(realNow() - start);
  }
  return times;
}`;

const call = <T>(page: Page, code: string, ...values: unknown[]): Promise<T> =>
  page.evaluate(
    `(${code})(${values.map((value) => JSON.stringify(value)).join(',')})`,
  ) as Promise<T>;

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function repeat(measure: () => Promise<number>, runs = RUNS): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < runs; run++) values.push(await measure());
  return median(values);
}

async function open(visit: Visit, throttling: number): Promise<{page: Page; session: CDPSession}> {
  const page = await visit.browser.newPage();
  const session = await page.createCDPSession();
  await page.goto(`${visit.origin}/`);
  await session.send('Emulation.setCPUThrottlingRate', {rate: throttling});
  return {page, session};
}

/** Of a page of its own each time. */
const fresh = (visit: Visit, throttling: number, code: string, ...values: unknown[]) =>
  repeat(async () => {
    const {page} = await open(visit, throttling);
    const time = await call<number>(page, code, ...values);
    await page.close();
    return time;
  });

async function heapOf(session: CDPSession): Promise<number> {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
  const {usedSize} = await session.send('Runtime.getHeapUsage');
  return usedSize / 1000;
}

async function measurePolls(visit: Visit, code: string, text: string) {
  const {page, session} = await open(visit, 1);
  const require = createRequire(import.meta.url);
  await page.addScriptTag({content: readFileSync(require.resolve('sinon/pkg/sinon.js'), 'utf8')});
  await call(page, START_POLLING, code, text);
  const heaps: [polls: number, kilobytes: number][] = [];
  const times: number[] = [];
  let done = 0;
  for (const goal of [10, POLLS / 10, POLLS / 2, POLLS]) {
    times.push(...(await call<number[]>(page, POLL, goal - done)));
    done = goal;
    heaps.push([done, await heapOf(session)]);
  }
  const asked = (await page.evaluate('fetches')) as number;
  await session.send('Emulation.setCPUThrottlingRate', {rate: 4});
  const throttled = await call<number[]>(page, POLL, 200);
  await page.close();
  return {asked, heaps, time: median(times), throttled: median(throttled)};
}

const sample = SAMPLES.get('full')!;
const text = moveDates(sampleText(sample), Date.now() - Date.parse(sample.now));
const scripts = await bundleScripts();
const code = scripts['/elytra-status.js']! + scripts['/elytra-status-page.js'];
const visit = await browse({
  '/': '<!doctype html><html lang="en"><title>Bench</title>',
  '/status.json': text,
});
try {
  const rows: [string, ...number[]][] = [
    ['script evaluation'],
    ['script start to first painted status, 1 card'],
    ['script start to first painted status, 200 cards'],
    ['render and layout of one more card'],
  ];
  for (const throttling of THROTTLINGS) {
    rows[0]!.push(await fresh(visit, throttling, EVALUATE, code));
    rows[1]!.push(await fresh(visit, throttling, FIRST_STATUS, code, 1));
    rows[2]!.push(await fresh(visit, throttling, FIRST_STATUS, code, 200));
    const {page} = await open(visit, throttling);
    await call(page, EVALUATE, code);
    rows[3]!.push(await repeat(() => call<number>(page, RENDER, text), RUNS * 5));
    await page.close();
  }
  const polls = await measurePolls(visit, code, text);
  rows.push(['one poll, answer at hand', polls.time, polls.throttled]);

  console.log(`Chromium ${await visit.browser.version()}, medians of ${RUNS} or more\n`);
  console.log(
    `${'ms'.padEnd(50)} ${THROTTLINGS.map((rate) => `CPU / ${rate}`.padStart(9)).join(' ')}`,
  );
  for (const [what, ...times] of rows) {
    console.log(`${what.padEnd(50)} ${times.map((time) => time.toFixed(2).padStart(9)).join(' ')}`);
  }
  console.log('\nlongest task of a card that is given a document of 1 MB, ms');
  console.log(`${''.padEnd(24)} ${VARIANT_NAMES.map((name) => name.padStart(8)).join(' ')}`);
  const {page} = await open(visit, 1);
  await call(page, EVALUATE, code);
  for (const [what, large] of largeDocuments(Date.now())) {
    const times: number[] = [];
    for (const variant of VARIANT_NAMES) {
      times.push(await repeat(() => call<number>(page, HOLD_UP, large, variant)));
    }
    console.log(`${what.padEnd(24)} ${times.map((time) => time.toFixed(0).padStart(8)).join(' ')}`);
  }
  console.log(`\n${polls.asked} requests on fake time; heap after a forced collection:`);
  for (const [count, kilobytes] of polls.heaps) {
    console.log(`${`after ${count} polls`.padEnd(50)} ${kilobytes.toFixed(0).padStart(9)} kB`);
  }
} finally {
  await visit.end();
}
