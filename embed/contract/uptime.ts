import {floorPercent} from './percent.js';
import {UPTIME_WINDOWS, type PlatformUptime, type UptimeWindow} from './status.js';
import {sum} from './sum.js';

/** What is known of a component in a window, unrounded. */
export interface Figure {
  /** Percent of the observed time that it was up. */
  percent: number;
  /** Percent of the window that was observed. */
  observed: number;
}

/** Null is "not measured". */
export type ComponentUptime = Record<UptimeWindow, Figure | null>;

/** Sources round: their 100 means 99.995 or more. */
export const NEARLY_ALL = 99.99;

/** The mean of three times 99.98 comes out a hair short: twelve digits are all that it can vouch for. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** Percents with two decimals, rounded down once. */
export function floored(uptime: ComponentUptime): Record<UptimeWindow, number | null> {
  const floor = (figure: Figure | null) => figure && floorPercent(tidy(figure.percent));
  return {
    last_24h: floor(uptime.last_24h),
    last_7d: floor(uptime.last_7d),
    last_30d: floor(uptime.last_30d),
  };
}

/**
 * Mean over the components that have a figure for the window; 0 with coverage 0 where none has. A failure that a
 * shorter window shows is in the longer ones too, also where its component has no figure for them.
 *
 * @param unread windows whose figures could not be read for all: the mean of a remainder says nothing
 */
export function platformUptime(
  components: readonly ComponentUptime[],
  unread: readonly UptimeWindow[] = [],
): Required<PlatformUptime> {
  const mean = {last_24h: 0, last_7d: 0, last_30d: 0};
  const coverage = {...mean};
  let most = 100;
  for (const window of UPTIME_WINDOWS) {
    const figures = components.map((uptime) => uptime[window]).filter((figure) => figure !== null);
    if (!figures.length) continue;
    const percent = sum(figures.map((figure) => figure.percent)) / figures.length;
    const value = Math.min(floorPercent(tidy(percent)), most);
    if (value < 100) most = NEARLY_ALL;
    if (unread.includes(window)) continue;
    const observed = sum(figures.map((figure) => figure.observed)) / components.length;
    mean[window] = value;
    coverage[window] = floorPercent(tidy(observed));
  }
  return {...mean, coverage};
}
