/** What a history costs: its size, and a fold, of 10, 50 and 500 components with 90 days of 60 s beats. */
import {brotliCompressSync} from 'node:zlib';
import type {History} from '../../embed/contract/history.js';
import type {PlatformStatus} from '../../embed/contract/status.js';
import {historySchema} from '../../generator/document/history-schema.js';
import {foldHistory} from '../../generator/rules/fold-history.js';
import {emptyHistory} from '../../generator/rules/history/empty-history.js';
import {randomOf} from '../support/documents/random.js';
import {component, DAY, iso, MINUTE, NOW, reading} from '../support/publisher/readings.js';

const DAYS = 90;
const INTERVAL = 15 * MINUTE;
const ROUNDS = 20;

/** Beats of a whole life, with an outage now and then. */
function beatsOf(seed: number) {
  const random = randomOf(seed);
  let status: PlatformStatus = 'operational';
  const start = NOW - DAYS * DAY + seed * 1000;
  return Array.from({length: (DAYS * DAY) / INTERVAL}, (_, index) => {
    if (random.chance(status === 'operational' ? 0.0005 : 0.3)) {
      status = random.pick(['operational', 'operational', 'major_outage', 'degraded_performance']);
    }
    return {status, time: start + index * INTERVAL};
  });
}

/** The history of all, and the reading that comes next. */
function grow(count: number): {history: History; next: ReturnType<typeof readingOf>} {
  const lives = Array.from({length: count}, (_, seed) => beatsOf(seed));
  const at = (time: number) => readingOf(lives, time);
  let history = emptyHistory('5f0c7a52-3c1d-4e0b-9a55-0d6c1a2b3c4d', iso(NOW - DAYS * DAY));
  for (let time = NOW - (DAYS - 1) * DAY; time <= NOW - INTERVAL; time += DAY) {
    history = foldHistory(history, {reading: at(time), status: statusAt(time)}, DAYS).history;
  }
  return {history, next: at(NOW)};
}

function readingOf(lives: ReturnType<typeof beatsOf>[], time: number) {
  return reading({
    readAt: time,
    components: lives.map((beats, index) => {
      const until = beats.filter((beat) => beat.time <= time);
      return component({id: `${index}`, name: `Service ${index}`, beats: until.slice(-100)});
    }),
  });
}

const statusAt = (time: number) =>
  ({updated_at: iso(time), platform_status: 'operational'}) as const;

console.log('components   raw kB   brotli kB   read ms   fold ms');
for (const count of [10, 50, 500]) {
  const {history, next} = grow(count);
  const text = JSON.stringify(history);
  const time = (work: () => unknown) => {
    const times = Array.from({length: ROUNDS}, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[ROUNDS / 2]!;
  };
  const read = time(() => historySchema.parse(JSON.parse(text)));
  const fold = time(() => foldHistory(history, {reading: next, status: statusAt(NOW)}, DAYS));
  const figures = [text.length / 1000, brotliCompressSync(text).length / 1000, read, fold];
  console.log(
    [`${count}`.padStart(10), ...figures.map((figure) => figure.toFixed(1).padStart(9))].join(' '),
  );
}
