import {NEARLY_ALL, type ComponentUptime} from '../../embed/contract/uptime.js';
import {UPTIME_WINDOWS, type PlatformStatus} from '../../embed/contract/status.js';
import type {Beat, ComponentReading} from '../sources/reading.js';
import {observedShare} from './observed-share.js';

const LENGTH = {last_24h: 86_400_000, last_7d: 604_800_000, last_30d: 2_592_000_000}; // ms
/** Of less than half of a window nothing is said. */
const ENOUGH = 0.5;

/** Pending, which a source calls degraded, counts against uptime as down does. */
const isFailure = ({status}: Beat) =>
  status === 'major_outage' || status === 'degraded_performance';

const of = (status: PlatformStatus) => (beat: Beat) => beat.status === status;

/**
 * What may be believed of a monitor's uptime.
 *
 * Uptime Kuma answers 0, or 100, where it has no data, and counts what it has as if it were all: a window is
 * believed only if the last beat lies in it, if the monitor is known to be older, and unless the beats show
 * something else.
 */
export function componentUptime(component: ComponentReading, readAt: number): ComponentUptime {
  const {beats, uptime, wholeLife} = component;
  const believed: ComponentUptime = {last_24h: null, last_7d: null, last_30d: null};
  // Without times nothing is known to be outside.
  const reachesBack = (since: number) => (beats[0]?.time ?? Infinity) <= since;
  let most = 100;
  for (const window of UPTIME_WINDOWS) {
    const value = uptime[window];
    const since = readAt - LENGTH[window];
    const within = beats.filter(({time}) => (time ?? Infinity) >= since);
    if (value === null || !within.length || within.at(-1) !== beats.at(-1)) continue;
    if (wholeLife && !reachesBack(since)) continue;
    if (reachesBack(since) && within.every(of('under_maintenance'))) continue;
    if (value === 0 && within.some(of('operational'))) continue;
    const observed = observedShare(component, since, readAt);
    if (observed < ENOUGH) continue;
    // 24 h is exact, the longer ones are rounded.
    if (window !== 'last_24h' && within.some(isFailure)) most = Math.min(most, NEARLY_ALL);
    const percent = Math.min(value, most);
    if (percent < 100) most = Math.min(most, NEARLY_ALL);
    believed[window] = {percent, observed: 100 * observed};
  }
  return believed;
}
