import {DAY_SECONDS, type ComponentHistory, type History} from '../../embed/contract/history.js';
import {
  observedSeconds,
  secondsIn,
  sumSeconds,
  upPercent,
  windowStart,
} from '../../embed/contract/history-window.js';
import {UPTIME_WINDOWS, type UptimeWindow} from '../../embed/contract/status.js';
import {shortName} from '../document/short-name.js';
import {MAX_OFFSET} from './history/units.js';
import {dayNumber} from './history/working-record.js';
import {NEARLY_ALL, type ComponentUptime, type Figure} from '../../embed/contract/uptime.js';

/** Of less than half of a window nothing is said. */
const ENOUGH = 50; // percent

export interface MeasuredUptime {
  uptime: ComponentUptime;
  /** Windows for which the source was believed, because the record does not reach back far enough. */
  borrowed: readonly UptimeWindow[];
}

/**
 * The uptime of a component by what was observed, and by its source's figures where the record begins later.
 *
 * @param believed what may be believed of the source's figures
 * @param end where the windows end, ms since 1970 on the source's clock
 */
export function recordedUptime(
  history: History | undefined,
  record: ComponentHistory | undefined,
  {believed, end}: {believed: ComponentUptime; end: number},
): MeasuredUptime {
  if (!history || !record) return {uptime: believed, borrowed: UPTIME_WINDOWS};
  const uptime: ComponentUptime = {last_24h: null, last_7d: null, last_30d: null};
  const borrowed: UptimeWindow[] = [];
  for (const window of UPTIME_WINDOWS) {
    const start = windowStart(window, end);
    const reachesBack = Date.parse(record.since) <= start;
    if (reachesBack && !(window === 'last_24h' && lacksHours(history, record, end))) {
      uptime[window] = figureOf(history, record, {window, end, start});
    } else if (reachesBack || !isYoung(record, history)) {
      borrowed.push(window);
      uptime[window] = capped(believed[window], secondsIn(history, record, window, end));
    }
  }
  return {uptime, borrowed};
}

/** The records by id: a page may have thousands. */
export const recordsOf = (history: History | undefined): ReadonlyMap<string, ComponentHistory> =>
  new Map(history?.components.map((record) => [record.id, record]));

/** The windows of a component whose figure is the record's, whatever the source says of it. */
export function recordedWindows(
  record: ComponentHistory | undefined,
  {name}: {name: string},
  now: number,
): UptimeWindow[] {
  const since = record?.name === shortName(name) ? Date.parse(record.since) : NaN;
  return UPTIME_WINDOWS.filter((window) => since <= windowStart(window, now - MAX_OFFSET));
}

/** Null: nothing but maintenance, or too little. */
function figureOf(
  history: History,
  record: ComponentHistory,
  {window, end, start}: {window: UptimeWindow; end: number; start: number},
): Figure | null {
  const seconds = secondsIn(history, record, window, end);
  const percent = upPercent(seconds);
  const length = Math.max(1, Math.floor((end - start) / 1000));
  const observed = Math.min(100, (100 * observedSeconds(seconds)) / length);
  return percent === null || observed < ENOUGH ? null : {percent, observed};
}

/** Where a history is too long its hours are left out; the days still say that more was observed. */
function lacksHours(history: History, record: ComponentHistory, end: number): boolean {
  const start = windowStart('last_24h', end) / 1000;
  const index = Math.floor(start / DAY_SECONDS) - dayNumber(history.first_day);
  const days = record.days.slice(Math.max(0, index));
  const since = observedSeconds(sumSeconds(days)) - (start % DAY_SECONDS);
  return since > observedSeconds(secondsIn(history, record, 'last_24h', end));
}

/** What was made after the first run of the publisher is as young as its record, whatever its source makes of it. */
function isYoung({since}: ComponentHistory, {changes}: History): boolean {
  const begin = changes.at(-1);
  return begin?.from === 'unknown' && Date.parse(since) > Date.parse(begin.time);
}

/** Sources round: where the record shows a failure, no figure is 100. */
function capped(
  figure: Figure | null,
  [, degraded = 0, down = 0]: readonly number[],
): Figure | null {
  return figure && degraded + down > 0
    ? {...figure, percent: Math.min(figure.percent, NEARLY_ALL)}
    : figure;
}
