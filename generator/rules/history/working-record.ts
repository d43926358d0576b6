import {
  DAY_SECONDS,
  HOUR_SECONDS,
  type ComponentHistory,
  type History,
  type HistoryRecord,
  type Seconds,
} from '../../../embed/contract/history.js';
import {addTo, dateOf, KINDS, secondsOf, type Segment} from './units.js';

/** A record while it is worked on: by number of the day and of the hour since 1970. */
export interface WorkingRecord {
  since: number;
  through: number;
  days: Map<number, Seconds>;
  hours: Map<number, Seconds>;
  months: Map<string, Seconds>;
  /** Oldest first. */
  outages: {from: number; to: number}[];
}

export const dayNumber = (day: string): number => Date.parse(day) / 1000 / DAY_SECONDS;
export const hourNumber = (hour: string): number => Date.parse(hour) / 1000 / HOUR_SECONDS;
export const dayName = (day: number): string => dateOf(day * DAY_SECONDS).slice(0, 10);

export function unpackRecord(
  record: HistoryRecord & Partial<Pick<ComponentHistory, 'months' | 'outages'>>,
  {first_day, first_hour}: Pick<History, 'first_day' | 'first_hour'>,
): WorkingRecord {
  const numbered = (entries: readonly Seconds[], first: number) =>
    new Map(
      entries
        .map((entry, index) => [first + index, entry] as const)
        .filter(([, {length}]) => length),
    );
  return {
    since: secondsOf(record.since),
    through: secondsOf(record.through),
    days: numbered(record.days, dayNumber(first_day)),
    hours: numbered(record.hours, hourNumber(first_hour)),
    months: new Map(Object.entries(record.months ?? {})),
    outages: (record.outages ?? [])
      .map(([start, seconds]) => ({from: secondsOf(start), to: secondsOf(start) + seconds}))
      .reverse(),
  };
}

/** The record, which may be new, with what was observed after its `through`; null if that is nothing. */
export function withSegments(
  record: WorkingRecord | undefined,
  segments: readonly Segment[],
  through: number,
): WorkingRecord | undefined {
  const [first] = segments;
  if (!record && !first) return undefined;
  const next: WorkingRecord = record
    ? {
        ...record,
        days: new Map(record.days),
        hours: new Map(record.hours),
        months: new Map(record.months),
        outages: [...record.outages],
      }
    : {
        since: first!.from,
        through,
        days: new Map(),
        hours: new Map(),
        months: new Map(),
        outages: [],
      };
  for (const segment of segments) add(next, segment);
  next.through = Math.max(next.through, through);
  return next;
}

function add(record: WorkingRecord, {from, to, status}: Segment): void {
  const kind = KINDS[status];
  if (kind === undefined) return;
  for (let at = from; at < to;) {
    const hour = Math.floor(at / HOUR_SECONDS);
    const day = Math.floor(at / DAY_SECONDS);
    const until = Math.min(to, (hour + 1) * HOUR_SECONDS);
    addTo(record.hours, hour, kind, until - at);
    addTo(record.days, day, kind, until - at);
    addTo(record.months, dayName(day).slice(0, 7), kind, until - at);
    at = until;
  }
  if (status !== 'major_outage') return;
  const last = record.outages.at(-1);
  if (last?.to === from) record.outages[record.outages.length - 1] = {from: last.from, to};
  else record.outages.push({from, to});
}
