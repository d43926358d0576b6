import {gapOf} from './gap.js';
import type {ComponentReading} from './reading.js';

const LEAST = 900_000; // ms, 15 minutes
const MISSED = 3; // gaps
const MOST_BEYOND = 3_600_000; // ms, an hour more than the gap
/** One report alone shows no interval; most jobs report once a day. */
const LONE_REPORT = 90_000_000; // ms, 25 hours

/** ms for which the last beat of a component is evidence. */
export function patienceOf({beats, reports}: Pick<ComponentReading, 'beats' | 'reports'>): number {
  const gap = gapOf(beats);
  if (gap === undefined) return reports ? LONE_REPORT : LEAST;
  return Math.max(LEAST, Math.min(MISSED * gap, gap + MOST_BEYOND));
}
