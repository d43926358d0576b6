import {medianGap} from '../gap.js';
import type {Beat} from '../reading.js';

/** A monitor with a single beat gives no interval. */
const ONE_BEAT = 900_000; // ms, 15 minutes
const CACHED_FOR = 60_000; // ms; for so long Uptime Kuma may answer with the same beats

/**
 * Whether a monitor that should be beating no longer does. Sooner than its last beat stops being fresh:
 * two beats are missing.
 */
export function hasStopped(beats: readonly Beat[], readAt: number): boolean {
  const last = beats.at(-1);
  if (!last) return true;
  const twoBeats = 2 * medianGap(beats) || ONE_BEAT;
  return readAt - Number(last.time) > twoBeats + CACHED_FOR;
}
