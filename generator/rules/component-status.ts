import type {PlatformStatus} from '../../embed/contract/status.js';
import {patienceOf} from '../sources/patience.js';
import type {ComponentReading} from '../sources/reading.js';

const MAX_AHEAD = 300_000; // ms, 5 minutes

/**
 * A component by its last beat, at the moment the beats were read. Evidence that is old, ahead or not
 * understood is none. A paused monitor keeps its last beat for ever: its age is what betrays it.
 */
export function componentStatus(
  component: Pick<ComponentReading, 'beats' | 'reports'>,
  readAt: number,
): PlatformStatus {
  const last = component.beats.at(-1);
  if (!last) return 'unknown';
  if (last.time === null) return last.status;
  const age = readAt - last.time;
  return age <= patienceOf(component) && age >= -MAX_AHEAD ? last.status : 'unknown';
}
