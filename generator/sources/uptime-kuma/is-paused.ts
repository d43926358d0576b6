import {gapOf} from '../gap.js';
import type {Beat} from '../reading.js';

/** A monitor with a single beat shows no interval. */
const ONE_BEAT = 450_000; // ms, half of the time for which it is evidence
const CACHED_FOR = 60_000; // ms; for so long Uptime Kuma may answer with the same beats

/**
 * Whether a monitor without a series is paused: it should have beaten twice since its last beat. One that was
 * failing then is never taken for paused, because a tag that was made since Uptime Kuma's start keeps the
 * series of its monitors away as well.
 */
export function isPaused(beats: readonly Beat[], readAt: number): boolean {
  const last = beats.at(-1);
  if (last?.status !== 'operational' && last?.status !== 'under_maintenance') return false;
  return readAt - Number(last.time) > 2 * (gapOf(beats) ?? ONE_BEAT) + CACHED_FOR;
}
