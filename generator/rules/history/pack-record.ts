import {
  DAY_SECONDS,
  HISTORY_HOURS,
  HISTORY_MONTHS,
  HOUR_SECONDS,
  MAX_OUTAGES,
  type ComponentHistory,
  type HistoryRecord,
  type Seconds,
} from '../../../embed/contract/history.js';
import {dateOf} from './units.js';
import {dayName, type WorkingRecord} from './working-record.js';

/** What is kept: all numbers since 1970. */
export interface Range {
  firstDay: number;
  firstHour: number;
}

/**
 * What is kept of records that are counted up to `through` (seconds since 1970), with that many days. The clock
 * does not matter: a wrong one would forget everything.
 */
export function rangeOf(records: readonly WorkingRecord[], through: number, days: number): Range {
  const lastDay = Math.floor(through / DAY_SECONDS);
  const lastHour = Math.floor(through / HOUR_SECONDS);
  const earliest = (most: number, keys: Iterable<number>) => {
    let first = most;
    for (const key of keys) if (key < first) first = key;
    return first;
  };
  const firstDay = records.reduce((first, record) => earliest(first, record.days.keys()), lastDay);
  return {
    firstDay: Math.max(firstDay, lastDay - days + 1),
    firstHour: lastHour - HISTORY_HOURS + 1,
  };
}

export function packRecord(record: WorkingRecord, {firstDay, firstHour}: Range): HistoryRecord {
  return {
    since: dateOf(record.since),
    through: dateOf(record.through),
    days: listOf(record.days, firstDay),
    hours: listOf(record.hours, firstHour),
  };
}

export const packMonths = ({months, through}: WorkingRecord): ComponentHistory['months'] => {
  const [year, month] = dayName(Math.floor(through / DAY_SECONDS))
    .split('-')
    .map(Number);
  const first = new Date(Date.UTC(year!, month! - HISTORY_MONTHS, 1)).toISOString().slice(0, 7);
  return Object.fromEntries(
    [...months].filter(([name]) => name >= first).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

export const packOutages = ({outages}: WorkingRecord): ComponentHistory['outages'] =>
  outages
    .slice(-MAX_OUTAGES)
    .reverse()
    .map(({from, to}) => [dateOf(from), to - from]);

/** In order, with nothing where nothing was observed. */
function listOf(entries: ReadonlyMap<number, Seconds>, first: number): Seconds[] {
  const last = Math.max(first - 1, ...entries.keys());
  return Array.from({length: last - first + 1}, (_, index) => entries.get(first + index) ?? []);
}
