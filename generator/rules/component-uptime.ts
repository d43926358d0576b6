import {NEARLY_ALL, type ComponentUptime} from '../../embed/contract/uptime.js';
import {UPTIME_WINDOWS, type PlatformStatus} from '../../embed/contract/status.js';
import type {ComponentReading} from '../sources/reading.js';

const LENGTH = {last_24h: 86_400_000, last_7d: 604_800_000, last_30d: 2_592_000_000}; // ms

/** Pending, which a source calls degraded, counts against uptime as down does. */
const isFailure = (status: PlatformStatus) =>
  status === 'major_outage' || status === 'degraded_performance';

/**
 * What may be believed of a monitor's uptime, unrounded percent; null is "not measured".
 *
 * Uptime Kuma answers 0, or 100, where it has no data: a window is believed only if the last beat lies
 * in it, and a 0 only if a failure is among the beats that can be seen.
 */
export function componentUptime(
  {beats, uptime}: ComponentReading,
  readAt: number,
): ComponentUptime {
  const last = beats.at(-1);
  const failed = (since: number) =>
    beats.some(({status, time}) => isFailure(status) && !((time ?? Infinity) < since));
  const believed: ComponentUptime = {last_24h: null, last_7d: null, last_30d: null};
  let shorter = 100;
  for (const window of UPTIME_WINDOWS) {
    const since = readAt - LENGTH[window];
    const value = uptime[window];
    if (value === null || !last || !((last.time ?? Infinity) >= since)) continue;
    if (value === 0 && !beats.some(({status}) => isFailure(status))) continue;
    const flawed = window !== 'last_24h' && (shorter < 100 || failed(since));
    believed[window] = flawed ? Math.min(value, NEARLY_ALL) : value;
    shorter = Math.min(shorter, believed[window]);
  }
  return believed;
}
