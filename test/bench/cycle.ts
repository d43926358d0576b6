/**
 * `npm run bench -- cycle`: what a whole cycle of the publisher costs beside a plain one in Python,
 * in turn, on the same machine and server. Medians and budgets, and no verdict by exit code.
 */
import {letAllBeUp} from '../support/publisher/publisher-world.js';
import {fillPage} from '../support/uptime-kuma/fill-page.js';
import {startReplay, type Replay} from '../support/uptime-kuma/replay.js';
import {measureMemory, runPlain, runOurs} from './publishers.js';
import {fillCeph, startListing, type Store} from './store.js';

interface Row {
  objects: number;
  open: (count: number) => Promise<Store>;
  runs: number;
  /** The largest share of the plain one's wall time. */
  budget?: number;
}

const ROWS: Row[] = [
  {objects: 10, open: fillCeph, runs: 11, budget: 1 / 6},
  {objects: 1_000, open: fillCeph, runs: 9},
  {objects: 10_000, open: startListing, runs: 7},
  {objects: 100_000, open: startListing, runs: 5, budget: 1 / 2},
];
const MILLION = 1_000_000;
const MEMORY = 150; // MB
const MONITORS = 500;
const WARM = 4; // ms for an answer that Uptime Kuma has at hand
const MONITORS_BUDGET = 4_000; // ms
const MANY_MONITORS = [2_000, 10_000];
const MANY_BUDGET = 18_000; // ms; the sources' share of the default CYCLE_TIMEOUT
const MANY_MEMORY = 200; // MB

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const seconds = (ms: number) => `${(ms / 1000).toFixed(3)} s`;
const verdict = (value: number, budget: number) => (value <= budget ? 'within' : 'OVER');

async function compare(kuma: Replay, {objects, open, runs, budget}: Row): Promise<void> {
  const store = await open(objects);
  const plain: number[] = [];
  const ours: number[] = [];
  for (let run = 0; run <= runs; run++) {
    kuma.touch();
    const times = [await runPlain({kuma: kuma.url, store}), await runOurs({kuma: kuma.url, store})];
    if (run === 0) continue; // caches of the file system
    plain.push(times[0]!);
    ours.push(times[1]!);
  }
  const {peak} = await measureMemory({kuma: kuma.url, store});
  store.end();
  const ratio = median(ours) / median(plain);
  const cells = [
    objects.toLocaleString('en').padStart(9),
    store.name.padEnd(9),
    String(runs).padStart(4),
    seconds(median(plain)).padStart(10),
    seconds(median(ours)).padStart(10),
    `1/${(1 / ratio).toFixed(1)}`.padStart(7),
    (budget ? `1/${1 / budget} ${verdict(ratio, budget)}` : '–').padEnd(11),
    `${peak.toFixed(0)} MB`.padStart(7),
  ];
  console.log(cells.join('  '));
}

const kuma = await startReplay();
letAllBeUp(kuma);
try {
  console.log('Wall time of a whole cycle, medians; a plain script and ours in turn\n');
  console.log('  objects  server     runs       plain        ours    ratio  budget       memory');
  for (const row of ROWS) await compare(kuma, row);

  const million = await startListing(MILLION);
  kuma.touch();
  const full = await measureMemory({kuma: kuma.url, store: million});
  console.log(
    `\n${MILLION.toLocaleString('en')} objects, full scan: ${seconds(full.wall)}, ` +
      `peak ${full.peak.toFixed(0)} MB (budget ${MEMORY} MB, ${verdict(full.peak, MEMORY)})`,
  );
  million.end();

  fillPage(kuma, MONITORS);
  kuma.delay = WARM;
  kuma.maxInFlight = 0;
  const few = await startListing(10);
  kuma.touch();
  const walls: number[] = [];
  for (let run = 0; run < 5; run++) walls.push(await runOurs({kuma: kuma.url, store: few}));
  console.log(
    `${MONITORS} monitors, ${WARM} ms an answer: ${seconds(median(walls))} ` +
      `(budget ${seconds(MONITORS_BUDGET)}, ${verdict(median(walls), MONITORS_BUDGET)}), ` +
      `${kuma.maxInFlight} requests in flight (budget 8, ${verdict(kuma.maxInFlight, 8)})`,
  );

  for (const count of MANY_MONITORS) {
    fillPage(kuma, count);
    kuma.touch();
    const many = await measureMemory({kuma: kuma.url, store: few}, {CYCLE_TIMEOUT: '30s'});
    console.log(
      `${count.toLocaleString('en')} monitors: ${seconds(many.wall)} ` +
        `(budget ${seconds(MANY_BUDGET)}, ${verdict(many.wall, MANY_BUDGET)}), ` +
        `peak ${many.peak.toFixed(0)} MB (budget ${MANY_MEMORY} MB, ${verdict(many.peak, MANY_MEMORY)})`,
    );
  }
  few.end();
} finally {
  await kuma.close();
}
