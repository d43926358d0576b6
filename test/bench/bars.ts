/**
 * What bars cost a visitor: those of a page's components, and of a card that speaks of a thousand. It counts the time
 * of the page's own thread, because a throttled clock tells of the machine's other work too.
 */
import {browse} from '../support/browser/browse.js';
import {bundleScripts} from '../support/browser/bundle.js';
import {randomOf} from '../support/documents/random.js';
import {SAMPLES} from '../support/documents/samples.js';
import {recentHistory, type Lived} from '../support/history/recent-history.js';

const RUNS = 15;
const SLOWER = 4;
const DAY_SECONDS = 86_400;

const now = Date.now();
const iso = (time: number) => new Date(time).toISOString();

/** Components, the first of each group in that state, with an outage, a slow day, maintenance or a gap now and then. */
function documents(count: number, word: string): [status: string, history: string] {
  const random = randomOf(count);
  const lives: Record<string, Lived> = {};
  for (let id = 0; id < count; id++) {
    const days: Lived['days'] = {};
    for (let ago = 1; ago < 90; ago++) {
      if (random.chance(0.9)) continue;
      const lost = random.below(20_000);
      const kinds = [
        [DAY_SECONDS - lost, 0, lost],
        [DAY_SECONDS - lost, lost],
        [DAY_SECONDS - lost],
      ];
      days[ago] = random.pick([...kinds, [DAY_SECONDS - lost, 0, 0, lost], []]);
    }
    lives[`${id}`] = {days};
  }
  const status = {
    ...(SAMPLES.get('operational')!.document as object),
    observed_at: iso(now),
    updated_at: iso(now),
    stale_after: iso(now + 1_800_000),
    history: {first_day: '2020-01-01'},
    components: Array.from({length: count}, (_, id) => ({
      id: `${id}`,
      name: `Service ${id}`,
      group: `Group ${Math.floor(id / 10)}`,
      position: id,
      status: id % 10 ? 'operational' : word,
      uptime: {last_24h: 100, last_7d: 100, last_30d: 99.9},
    })),
  };
  return [JSON.stringify(status), JSON.stringify(recentHistory(now, {}, lives))];
}

/** A card with its document, which is then given its history, up to the frame after that is painted. */
const OPEN = `async (variant, status, isNarrow) => {
  globalThis.painted = () => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  });
  globalThis.card = document.createElement('elytra-status');
  card.variant = variant;
  if (isNarrow) card.component = JSON.parse(status).components.map(({name}) => name).join('|');
  card.data = status;
  document.body.append(card);
  await card.updateComplete;
  await painted();
  await painted();
}`;
const SHOW = `async (history) => {
  card.history = history;
  await card.updateComplete;
  await painted();
}`;

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const call = (code: string, ...values: unknown[]): string =>
  `(${code})(${values.map((value) => JSON.stringify(value)).join(',')})`;

const scripts = await bundleScripts();
const code = scripts['/elytra-status.js']! + scripts['/elytra-status-page.js'];
const visit = await browse({'/': '<!doctype html><html lang="en"><title>Bench</title>'});
try {
  console.log(`ms of a CPU ${SLOWER} times slower, medians of ${RUNS}`);
  for (const [what, count, variant, word] of [
    ['page, 10 components', 10, 'page', 'operational'],
    ['page, 50 components', 50, 'page', 'operational'],
    ['page, 50 components, all groups in trouble', 50, 'page', 'degraded_performance'],
    ['page, 1,000 components', 1_000, 'page', 'operational'],
    ['card that speaks of 1,000 components', 1_000, 'card', 'operational'],
  ] as const) {
    const [status, history] = documents(count, word);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const page = await visit.browser.newPage();
      const session = await page.createCDPSession();
      await session.send('Performance.enable', {timeDomain: 'threadTicks'});
      const used = async () => {
        const {metrics} = await session.send('Performance.getMetrics');
        return metrics.find(({name}) => name === 'TaskDuration')!.value * 1000;
      };
      await page.goto(`${visit.origin}/`);
      await page.evaluate(code);
      await page.evaluate(call(OPEN, variant, status, variant === 'card'));
      const before = await used();
      await page.evaluate(call(SHOW, history));
      times.push(((await used()) - before) * SLOWER);
      await page.close();
    }
    console.log(`${what.padEnd(50)} ${median(times).toFixed(0).padStart(6)}`);
  }
} finally {
  await visit.end();
}
