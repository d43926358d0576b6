import {
  DAY_SECONDS,
  HOUR_SECONDS,
  type History,
  type HistoryRecord,
  type Seconds,
} from './history.js';
import {parseDate} from './parse-date.js';
import type {UptimeWindow} from './status.js';
import {sum} from './sum.js';
import type {Figure} from './uptime.js';

const HOUR = HOUR_SECONDS * 1000; // ms
const DAY = DAY_SECONDS * 1000; // ms
/** Whole units before the running one: no window is shorter than it is called. */
const WINDOWS: Record<UptimeWindow, [unit: number, whole: number]> = {
  last_24h: [HOUR, 24],
  last_7d: [DAY, 7],
  last_30d: [DAY, 30],
};

/** Where a window begins that ends then, ms since 1970. */
export function windowStart(window: UptimeWindow, end: number): number {
  const [unit, whole] = WINDOWS[window];
  return end - (end % unit) - whole * unit;
}

/** The sum of all four kinds. */
export const observedSeconds: (seconds: Seconds) => number = sum;

/** Seconds of each kind, all four. */
export const sumSeconds = (all: readonly Seconds[]): Seconds =>
  [0, 1, 2, 3].map((kind) => sum(all.map((seconds) => seconds[kind] ?? 0)));

/** What was observed in a window that ends then (ms since 1970). */
export function secondsIn(
  {first_day, first_hour}: Pick<History, 'first_day' | 'first_hour'>,
  {days, hours}: Pick<HistoryRecord, 'days' | 'hours'>,
  window: UptimeWindow,
  end: number,
): Seconds {
  const [unit, whole] = WINDOWS[window];
  const [first, entries] = unit === HOUR ? [first_hour, hours] : [first_day, days];
  const from = (windowStart(window, end) - +new Date(first)) / unit;
  return sumSeconds(entries.slice(Math.max(0, from), Math.max(0, from + whole + 1)));
}

/** Percent of the observed time that it was up, maintenance aside; null where there is none. */
export function upPercent([up = 0, degraded = 0, down = 0]: Seconds): number | null {
  const total = up + degraded + down;
  return total ? (100 * up) / total : null;
}

/**
 * Uptime in a window that ends then (ms since 1970), by what was observed. Null where the record does not reach
 * back to the beginning of the window, or holds nothing in it but maintenance.
 */
export function recordedFigure(
  firsts: Pick<History, 'first_day' | 'first_hour'>,
  record: HistoryRecord,
  window: UptimeWindow,
  end: number,
): Figure | null {
  const start = windowStart(window, end);
  const seconds = secondsIn(firsts, record, window, end);
  const percent = upPercent(seconds);
  if (percent === null || !(parseDate(record.since) <= start)) return null;
  const length = Math.floor((end - start) / 1000);
  return {percent, observed: Math.min(100, (100 * observedSeconds(seconds)) / length)};
}
