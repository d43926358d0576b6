import type {PlatformStatus} from '../../embed/contract/status.js';
import type {Beat} from '../sources/uptime-kuma/read.js';

const MIN_FRESH = 900_000; // ms, 15 minutes
const MAX_AHEAD = 300_000; // ms, 5 minutes
const MEDIAN_GAPS = 3;
const CACHED_FOR = 60_000; // ms; so long Uptime Kuma may answer with the same beats

const STATUS_OF: Record<number, PlatformStatus> = {
  0: 'major_outage',
  1: 'operational',
  2: 'degraded_performance',
  3: 'under_maintenance',
};

/**
 * A component by its last beat, at the moment the beats were read. Evidence that is old, ahead or not
 * understood is none. A paused monitor keeps its last beat for ever: its age is what betrays it.
 */
export function componentStatus(beats: readonly Beat[], readAt: number): PlatformStatus {
  const last = beats.at(-1);
  return last && isFresh(last, beats, readAt) ? (STATUS_OF[last.status] ?? 'unknown') : 'unknown';
}

function isFresh({time}: Beat, beats: readonly Beat[], readAt: number): boolean {
  if (time === null) return true;
  const age = readAt - time;
  return age <= Math.max(MIN_FRESH, MEDIAN_GAPS * medianGap(beats)) && age >= -MAX_AHEAD;
}

/**
 * Whether a monitor that should be beating no longer does. Sooner than its last beat stops being fresh:
 * two beats are missing.
 */
export function hasStopped(beats: readonly Beat[], readAt: number): boolean {
  const last = beats.at(-1);
  if (!last) return true;
  const twoBeats = 2 * medianGap(beats) || MIN_FRESH;
  return readAt - Number(last.time) > twoBeats + CACHED_FOR;
}

/** ms between beats; 0 where there are fewer than two. */
function medianGap(beats: readonly Beat[]): number {
  const gaps = beats
    .slice(1)
    .map(({time}, index) => Number(time) - Number(beats[index]!.time))
    .filter((gap) => gap >= 0)
    .sort((a, b) => a - b);
  const middle = gaps.length / 2;
  return ((gaps[Math.ceil(middle) - 1] ?? 0) + (gaps[Math.floor(middle)] ?? 0)) / 2;
}
