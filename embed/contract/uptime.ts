import {floorPercent} from './percent.js';
import {UPTIME_WINDOWS, type PlatformUptime, type UptimeWindow} from './status.js';

/** Percent, unrounded; null is "not measured". */
export type ComponentUptime = Record<UptimeWindow, number | null>;

/** Sources round: their 100 means 99.995 or more. */
export const NEARLY_ALL = 99.99;

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
