import type {PlatformStatus} from '../../../embed/contract/status.js';
import type {Beat} from '../../../generator/sources/reading.js';
import {randomOf, type Random} from '../documents/random.js';

const MINUTE = 60_000; // ms
const DAY = 86_400_000; // ms
const WORDS: PlatformStatus[] = [
  'operational',
  'operational',
  'operational',
  'degraded_performance',
  'major_outage',
  'under_maintenance',
];
/** Near the ends of days, months and years, and around a leap day. */
const BEGINNINGS = [
  '2026-11-28',
  '2026-12-30',
  '2027-02-27',
  '2028-02-27',
  '2026-03-28',
  '2027-10-30',
];

/** A monitored service over the whole life: what was really seen of it, and when. */
export interface LivingMonitor {
  id: string;
  name: string;
  /** ms */
  interval: number;
  beats: Beat[];
}

/** What happens to a run that has counted: it is killed, its write is lost, or another one was faster. */
export type Fate = 'written' | 'killed' | 'lost answer' | 'overtaken' | 'overwrites';

export interface Run {
  time: number;
  publisher: number;
  fate: Fate;
  /** ms by which the answers that it gets are old. */
  age: number;
}

/** A life of a history: monitors, the times when they were not watched, and those who publish. */
export interface Life {
  seed: number;
  monitors: LivingMonitor[];
  runs: Run[];
  /** The database is made anew then, and ids with it; undefined: never. */
  resetAt?: number;
  days: number;
}

const LIST = 100;
const RUNS = 45;
const FATES: Fate[] = [
  'written',
  'written',
  'written',
  'written',
  'killed',
  'lost answer',
  'overtaken',
  'overwrites',
];

/** The seed alone decides, so that each failure can be replayed. */
export function lifeOf(seed: number): Life {
  const random = randomOf(seed);
  const interval = random.pick([
    20_000,
    MINUTE,
    MINUTE,
    5 * MINUTE,
    30 * MINUTE,
    60 * MINUTE,
    4 * 60 * MINUTE,
  ]);
  const start = Date.parse(`${random.pick(BEGINNINGS)}T00:00:00Z`) + random.below(DAY);
  const publishers = 2 + random.below(9);
  const runs: Run[] = [];
  let time = start + random.below(60 * interval);
  while (runs.length < RUNS) {
    time += 1 + random.below(interval * random.pick([1, 4, 40, 90, 90, 90, 250]));
    runs.push({
      time,
      publisher: random.below(publishers),
      fate: random.pick(FATES),
      age: random.chance(0.1) ? random.below(20 * interval) : 0,
    });
  }
  const count = random.pick([1, 1, 2, 3]);
  const off = holesOf(random, {start, end: time, interval: interval * 2});
  return {
    seed,
    monitors: Array.from({length: count}, (_, index) =>
      monitorOf(random, {
        id: `${index + 1}`,
        interval: interval * random.pick([1, 1, 2]),
        start: start + (random.chance(0.2) ? random.below(time - start) : 0),
        end: time,
        off,
      }),
    ),
    runs,
    resetAt: random.chance(0.2) ? start + random.below(time - start) : undefined,
    days: random.pick([31, 90]),
  };
}

/** When the monitoring was off: far enough from each other that the interval shows between them. */
function holesOf(
  random: Random,
  {start, end, interval}: {start: number; end: number; interval: number},
): [from: number, to: number][] {
  const holes: [number, number][] = [];
  let at = start + 12 * interval;
  for (let left = random.below(4); left > 0; left--) {
    at += random.below((end - start) / 3);
    const to = at + Math.floor(interval * (3 + random.below(60)));
    holes.push([at, to]);
    at = to + 12 * interval;
  }
  return holes;
}

interface MonitorOptions {
  id: string;
  interval: number;
  start: number;
  end: number;
  off: [from: number, to: number][];
}

function monitorOf(random: Random, {id, interval, start, end, off}: MonitorOptions): LivingMonitor {
  const beats: Beat[] = [];
  let status: PlatformStatus = 'operational';
  for (let time = start; time <= end; time += interval) {
    if (random.chance(0.03)) status = random.pick(WORDS);
    if (off.some(([from, to]) => time >= from && time < to)) continue;
    beats.push({time: time + random.below(900), status});
  }
  return {id, name: `Service ${id}`, interval, beats};
}

/** What the source lists of a monitor at a time. */
export function listedBeats(monitor: LivingMonitor, life: Life, time: number): Beat[] {
  const {resetAt = -Infinity} = life;
  const known = monitor.beats.filter(
    (beat) => Number(beat.time) <= time && (time < resetAt || Number(beat.time) >= resetAt),
  );
  return known.slice(-LIST);
}

/** After a reset the last monitor is the first. */
export const idAt = (
  {id}: LivingMonitor,
  {resetAt = Infinity, monitors}: Life,
  time: number,
): string => (time < resetAt ? id : `${monitors.length + 1 - Number(id)}`);

export const isWhole = (beats: readonly Beat[]): boolean => beats.length < LIST;
