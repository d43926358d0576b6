import {DAY_SECONDS, type Seconds} from '../../../embed/contract/history.js';
import {sumSeconds} from '../../../embed/contract/history-window.js';
import {dayName, type WorkingRecord} from './working-record.js';

/**
 * One record of two that were kept apart, never their sum: the one that is counted further, and for each day that
 * is closed there the one that shows more trouble, or else more at all.
 *
 * @param until seconds since 1970; a record that goes further is not believed where there is another
 */
export function mergeRecords(a: WorkingRecord, b: WorkingRecord, until: number): WorkingRecord {
  const isAhead = ({through}: WorkingRecord) => through > until;
  const isFirst = isAhead(a) === isAhead(b) ? a.through >= b.through : isAhead(b);
  const [later, other] = isFirst ? [a, b] : [b, a];
  const running = Math.floor(later.through / DAY_SECONDS);
  const days = new Map(later.days);
  for (const [day, seconds] of other.days) {
    if (day < running) days.set(day, worse(days.get(day) ?? [], seconds));
  }
  return {
    since: Math.min(a.since, b.since),
    through: later.through,
    days,
    hours: later.hours,
    months: mergeMonths([later, other], days),
    outages: mergeOutages([
      ...later.outages,
      ...other.outages.filter(({from}) => from < running * DAY_SECONDS),
    ]),
  };
}

/** More down, then more degraded, then more observed. */
function worse(a: Seconds, b: Seconds): Seconds {
  const rank = ([up = 0, degraded = 0, down = 0, maintained = 0]: Seconds) => [
    down,
    degraded,
    up + degraded + down + maintained,
  ];
  const [ours, theirs] = [rank(a), rank(b)];
  const at = ours.findIndex((value, index) => value !== theirs[index]);
  return at < 0 || ours[at]! > theirs[at]! ? a : b;
}

/** A month is the sum of its days where those are all kept. */
function mergeMonths(
  [later, other]: readonly [WorkingRecord, WorkingRecord],
  days: ReadonlyMap<number, Seconds>,
): Map<string, Seconds> {
  const merged = byMonth(days);
  const [ofLater, ofOther] = [byMonth(later.days), byMonth(other.days)];
  const isWhole = ({months}: WorkingRecord, ofDays: Map<string, Seconds>, month: string) =>
    sumSeconds([months.get(month) ?? []]).join() === sumSeconds([ofDays.get(month) ?? []]).join();
  for (const month of new Set([...later.months.keys(), ...other.months.keys()])) {
    if (isWhole(later, ofLater, month) && isWhole(other, ofOther, month)) continue;
    merged.set(month, worse(later.months.get(month) ?? [], other.months.get(month) ?? []));
  }
  return merged;
}

function byMonth(days: ReadonlyMap<number, Seconds>): Map<string, Seconds> {
  const months = new Map<string, Seconds[]>();
  for (const [day, seconds] of days) {
    const month = dayName(day).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), seconds]);
  }
  return new Map([...months].map(([month, all]) => [month, trimmed(sumSeconds(all))]));
}

const trimmed = (seconds: Seconds): Seconds =>
  seconds.slice(0, seconds.findLastIndex((one) => one > 0) + 1);

/** What overlaps was one. */
function mergeOutages(outages: WorkingRecord['outages']): WorkingRecord['outages'] {
  const merged: WorkingRecord['outages'] = [];
  for (const {from, to} of outages.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to)
      merged[merged.length - 1] = {from: last.from, to: Math.max(last.to, to)};
    else merged.push({from, to});
  }
  return merged;
}
