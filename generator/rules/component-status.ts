import type {PlatformStatus} from '../../embed/contract/status.js';
import {medianGap} from '../sources/gap.js';
import type {Beat} from '../sources/reading.js';

const MIN_FRESH = 900_000; // ms, 15 minutes
const MAX_AHEAD = 300_000; // ms, 5 minutes
const MEDIAN_GAPS = 3;

/**
 * A component by its last beat, at the moment the beats were read. Evidence that is old, ahead or not
 * understood is none. A paused monitor keeps its last beat for ever: its age is what betrays it.
 */
export function componentStatus(beats: readonly Beat[], readAt: number): PlatformStatus {
  const last = beats.at(-1);
  return last && isFresh(last, beats, readAt) ? last.status : 'unknown';
}

function isFresh({time}: Beat, beats: readonly Beat[], readAt: number): boolean {
  if (time === null) return true;
  const age = readAt - time;
  return age <= Math.max(MIN_FRESH, MEDIAN_GAPS * medianGap(beats)) && age >= -MAX_AHEAD;
}
