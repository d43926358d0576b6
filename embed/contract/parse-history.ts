import {
  DAY_SECONDS,
  HOUR_SECONDS,
  type ComponentHistory,
  type History,
  type HistoryRecord,
  type Seconds,
  type StatusChange,
} from './history.js';
import {incidents} from './incident-readers.js';
import {parseDate} from './parse-date.js';
import {count, date, list, or, record, spoken, text, word, type Reader} from './readers.js';
import {PLATFORM_STATUSES} from './status.js';
import {sum} from './sum.js';

/** Its name, as `date` has them. */
const day: Reader<string> = (value) =>
  typeof value === 'string' && value.length === 10 && date(`${value}T00:00:00Z`)
    ? value
    : undefined;

/** A bad entry is as good as nothing observed, in its own place. */
const seconds =
  (most: number) =>
  (value: unknown): Seconds =>
    Array.isArray(value) &&
    value.length <= 4 &&
    value.every((one) => count(one) === Math.floor(one)) &&
    sum(value) <= most
      ? value
      : [];

const entries =
  (most: number): Reader<Seconds[]> =>
  (value) =>
    Array.isArray(value) ? value.map(seconds(most)) : undefined;

const months: Reader<Record<string, Seconds>> = (value) =>
  Object.fromEntries(
    Object.entries(value ?? {})
      .filter(([month]) => day(`${month}-01`))
      .map(([month, sums]) => [month, seconds(31 * DAY_SECONDS)(sums)]),
  );

const outage: Reader<[string, number]> = (value) =>
  Array.isArray(value) && date(value[0]) && count(value[1])! < Infinity
    ? [value[0] as string, value[1] as number]
    : undefined;

/** A bad one is dropped alone. */
const outages = (value: unknown): [string, number][] =>
  Array.isArray(value) ? value.map(outage).filter((one) => one !== undefined) : [];

/** Made where it is needed, because what it is made of may be in a script that is yet to come. */
function historyReader(): Reader<History> {
  const recorded = {
    since: date,
    through: date,
    days: entries(DAY_SECONDS),
    hours: entries(HOUR_SECONDS),
  };
  const status = word(PLATFORM_STATUSES, 'unknown');
  return record(
    {
      schema_version: (value) => (value === 1 ? 1 : undefined),
      updated_at: date,
      first_day: day,
      first_hour: spoken((value) =>
        parseDate(value) % (HOUR_SECONDS * 1000) ? undefined : date(value),
      ),
      components: list<ComponentHistory>(
        record(
          {id: text, ...recorded, months, outages},
          {name: text, group: (value) => (value === null ? value : text(value))},
        ),
      ),
      feed_id: or(text, ''),
      changes: or(
        list<StatusChange>(record({time: date, through: date, from: status, to: status})),
        [],
      ),
      incidents: or(incidents, []),
    },
    {platform: record<HistoryRecord>(recorded)},
  );
}

/**
 * The record in `input` (JSON text or a value), made safe to reckon with and show; null if it is none.
 *
 * A component that is not sound is dropped alone, and a day or an hour that cannot be is not observed: whatever is
 * wrong, nothing gets better by it. Never throws.
 */
export function parseHistory(input: unknown): History | null {
  try {
    return historyReader()(typeof input === 'string' ? JSON.parse(input) : input) ?? null;
  } catch {
    return null;
  }
}
