import {
  UPTIME_WINDOWS,
  type PlatformUptime,
  type UptimeWindow,
} from '../../embed/contract/status.js';
import {floorPercent} from '../../embed/contract/percent.js';
import type {MonitorReading} from '../sources/uptime-kuma/read.js';

export type ComponentUptime = Record<UptimeWindow, number | null>;

const LENGTH = {last_24h: 86_400_000, last_7d: 604_800_000, last_30d: 2_592_000_000}; // ms
/** The badges round: their 100 means 99.995 or more. */
const NEARLY_ALL = 99.99;

/** DOWN and PENDING count against uptime. */
const isFailure = (status: number) => status === 0 || status === 2;

/**
 * What may be believed of a monitor's uptime, unrounded percent; null is "not measured".
 *
 * Uptime Kuma answers 0, or 100, where it has no data: a window is believed only if the last beat lies
 * in it, and a 0 only if a failure is among the beats that can be seen.
 */
export function componentUptime({beats, uptime}: MonitorReading, readAt: number): ComponentUptime {
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

/** The mean of three times 99.98 comes out a hair short: twelve digits are all that it can vouch for. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** Percents with two decimals, rounded down once. */
export function floored(uptime: ComponentUptime): ComponentUptime {
  const floor = (value: number | null) => value && floorPercent(tidy(value));
  return {
    last_24h: floor(uptime.last_24h),
    last_7d: floor(uptime.last_7d),
    last_30d: floor(uptime.last_30d),
  };
}

/**
 * Mean over the components that have data for the window; 0 with coverage 0 where none has. A failure that a
 * shorter window shows is in the longer ones too, also where its component has no figure for them.
 */
export function platformUptime(components: readonly ComponentUptime[]): Required<PlatformUptime> {
  const mean = {last_24h: 0, last_7d: 0, last_30d: 0};
  const coverage = {...mean};
  let most = 100;
  for (const window of UPTIME_WINDOWS) {
    const values = components.map((uptime) => uptime[window]).filter((value) => value !== null);
    if (!values.length) continue;
    const sum = values.reduce((total, value) => total + value, 0);
    mean[window] = Math.min(floorPercent(tidy(sum / values.length)), most);
    if (mean[window] < 100) most = NEARLY_ALL;
    coverage[window] = floorPercent((100 * values.length) / components.length);
  }
  return {...mean, coverage};
}
