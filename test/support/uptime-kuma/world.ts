import {randomOf, type Random} from '../documents/random.js';
import type {KumaVersion} from './recordings.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a monitored service really does. */
export type Truth = 'up' | 'down' | 'maintenance' | 'paused';

export interface WorldBeat {
  /** True time, ms since 1970. */
  time: number;
  /** Uptime Kuma's code: 0 down, 1 up, 2 pending, 3 maintenance. */
  code: 0 | 1 | 2 | 3;
}

export interface WorldMonitor {
  id: number;
  type: 'http' | 'push';
  /** ms between beats, as configured in the end. */
  interval: number;
  /** ms between the beats of a monitor that is failing. */
  retryInterval: number;
  /** All beats since it was created, oldest first. */
  beats: WorldBeat[];
  /** What the service is doing at the end. */
  truth: Truth;
  /** When its interval was last changed; 0: never. */
  changedAt: number;
}

/** A small world: services, an Uptime Kuma that watches them, and what is in front of it. */
export interface World {
  seed: number;
  /** True time at which the publisher asks. */
  now: number;
  version: KumaVersion;
  /** ms by which Uptime Kuma's clock is ahead. */
  clockAhead: number;
  /** ms since its answers were made, by a cache that keeps `Date` and may or may not say `Age`. */
  cachedFor: number;
  saysAge: boolean;
  /** Since when Uptime Kuma's monitoring has been standing still, though it answers; undefined: it works. */
  frozenSince?: number;
  monitors: WorldMonitor[];
  /** Styles of pinned incidents. */
  incidents: ('danger' | 'warning' | 'info')[];
}

/** More beats than this are not simulated: a monitor is as old as they reach. */
const MOST_BEATS = 2_500;

const INTERVALS = [20 * SECOND, MINUTE, MINUTE, MINUTE, 5 * MINUTE, 30 * MINUTE, HOUR] as const;
const REPORTS = [MINUTE, HOUR, 6 * HOUR, DAY] as const;

/** The world of a seed, which alone decides what happened before `now`, so that each failure can be replayed. */
export function worldOf(seed: number, now = Date.now()): World {
  const random = randomOf(seed);
  const isFrozen = random.chance(0.06);
  const frozenSince = isFrozen ? now - random.below(5 * HOUR) : undefined;
  const outages = outagesOf(random, now);
  const count = random.pick([1, 1, 2, 3, 3, 4, 6]);
  return {
    seed,
    now,
    version: random.chance(0.3) ? '1.23.17' : '2.5.3',
    clockAhead: random.pick([0, 0, 0, 0, 0, 3 * SECOND, 20 * MINUTE, -20 * MINUTE, 2 * HOUR]),
    cachedFor: random.chance(0.08) ? random.below(2 * HOUR) : 0,
    saysAge: random.chance(0.5),
    frozenSince,
    monitors: Array.from({length: count}, (_, index) =>
      monitorOf(
        index + 1,
        random,
        now,
        (time) =>
          (frozenSince !== undefined && time > frozenSince) ||
          outages.some(([from, to]) => time >= from && time < to),
      ),
    ),
    incidents: random.chance(0.15) ? [random.pick(['danger', 'warning', 'info'] as const)] : [],
  };
}

/** When Uptime Kuma was off. */
const outagesOf = (random: Random, now: number): [from: number, to: number][] =>
  Array.from({length: random.pick([0, 0, 0, 1, 2])}, () => {
    const to = now - random.below(3 * DAY) - MINUTE;
    return [to - random.pick([3 * SECOND, 10 * MINUTE, 2 * HOUR, 30 * HOUR]), to];
  });

function monitorOf(
  id: number,
  random: Random,
  now: number,
  isOff: (time: number) => boolean,
): WorldMonitor {
  const type = random.chance(0.2) ? 'push' : 'http';
  const interval: number = random.pick(type === 'push' ? REPORTS : INTERVALS);
  const life = Math.min(interval * random.pick([0, 1, 3, 60, 200, MOST_BEATS]), 60 * DAY);
  const start = now - life - random.below(interval);
  const was = random.chance(0.1) ? interval * random.pick([0.1, 10]) : interval;
  const changedAt =
    was === interval ? 0 : now - Math.floor((now - start) * random.pick([0.02, 0.3]));
  const retries = type === 'push' ? 0 : random.pick([0, 0, 1, 3]);
  const retryInterval = Math.min(interval, random.pick([20 * SECOND, MINUTE]));
  const phases = phasesOf(random, start, now);
  const beats: WorldBeat[] = [];
  let failed = 0;
  for (let time = start; time <= now;) {
    const planned = time < changedAt ? Math.max(was, life / MOST_BEATS) : interval;
    const truth = truthAt(phases, time);
    if (isOff(time) || truth === 'paused') {
      failed = 0;
      time += Math.min(planned, MINUTE); // it beats at once when it is back
      continue;
    }
    failed = truth === 'down' ? failed + 1 : 0;
    const isRetried = failed > 0 && failed <= retries;
    beats.push({time, code: truth === 'up' ? 1 : truth === 'maintenance' ? 3 : isRetried ? 2 : 0});
    time += isRetried ? retryInterval : planned;
  }
  const truth = truthAt(phases, now);
  return {id, type, interval, retryInterval, beats, truth, changedAt};
}

function phasesOf(random: Random, start: number, now: number): [from: number, truth: Truth][] {
  const phases: [number, Truth][] = [[start, 'up']];
  for (let step = random.below(6); step > 0; step--) {
    // Most of what matters happened a short time ago.
    const back = (now - start) * random.pick([0.9, 0.5, 0.1, 0.02, 0.005]);
    phases.push([now - back, random.pick(['up', 'up', 'down', 'maintenance', 'paused'] as const)]);
  }
  return phases.sort(([a], [b]) => a - b);
}

const truthAt = (phases: [from: number, truth: Truth][], time: number): Truth =>
  phases.findLast(([from]) => from <= time)?.[1] ?? 'up';
