import {
  BACKUP_STATUSES,
  IMPACTS,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  PLATFORM_STATUSES,
  type Component,
  type Incident,
  type IncidentUpdate,
  type Status,
  type Uptime,
} from './status.js';

/** Undefined: the value is not of that kind. */
type Reader<T> = (value: unknown) => T | undefined;
type Readers<T> = {[K in keyof T]-?: Reader<T[K]>};

const DATE = /^\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since 1970 of an RFC 3339 date with offset; NaN for anything else. */
export function parseDate(value: unknown): number {
  // A day that the month does not have would roll over into the next one.
  return typeof value === 'string' &&
    DATE.test(value) &&
    new Date(value.slice(0, 10)).getUTCDate() === +value.slice(8, 10)
    ? Date.parse(value)
    : NaN;
}

const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
const date: Reader<string> = (value) => (parseDate(value) < Infinity ? text(value) : undefined);
const upTo =
  (most: number): Reader<number> =>
  (value) =>
    typeof value === 'number' && value >= 0 && value <= most ? value : undefined;
const percent = upTo(100);
const count = upTo(Infinity);

const or =
  <T, U>(read: Reader<T>, otherwise: U) =>
  (value: unknown): T | U =>
    read(value) ?? otherwise;

const word = <T extends string>(words: readonly T[], otherwise: T) =>
  or((value) => words.find((known) => known === value), otherwise);

/** Any word will do, but it must be one. */
const spoken =
  <T>(read: Reader<T>): Reader<T> =>
  (value) =>
    text(value) === undefined ? undefined : read(value);

/** A bad element is dropped alone. */
const list =
  <T>(read: Reader<T>): Reader<T[]> =>
  (value) =>
    Array.isArray(value) ? value.flatMap((item) => read(item) ?? []) : undefined;

/** A bad field of the first kind makes the whole record bad, one of the second is left out. */
const record =
  <R, O = unknown>(required: Readers<R>, optional = {} as Readers<O>): Reader<R & O> =>
  (value) => {
    if (!value) return undefined;
    const fields = value as Record<string, unknown>; // of a text or a number, each is missing
    const result: Record<string, unknown> = {};
    for (const key in {...required, ...optional}) {
      result[key] = (required[key as keyof R] ?? optional[key as keyof O])(fields[key]);
      if (key in required && result[key] === undefined) return undefined;
    }
    return result as R & O;
  };

const platformStatus = word(PLATFORM_STATUSES, 'unknown');
const nullableDate = or(date, null);
const uptime = <T>(figure: T) => ({last_24h: figure, last_7d: figure, last_30d: figure});

const backup = {
  last_backup_status: spoken(word(BACKUP_STATUSES, 'unknown')),
  last_backup_time: nullableDate,
};
const due = {overdue_after: date};

/** Incidents and maintenances; `open` stands for a status word that is not known. */
const incident = <S extends string>(words: readonly S[], open: S) => {
  const status = word(words, open);
  return {
    status,
    impact: word(IMPACTS, 'none'),
    created_at: date,
    updated_at: date,
    incident_updates: or(
      list<IncidentUpdate<S>>(record({status, body: text}, {created_at: date})),
      [],
    ),
  };
};

const status: Reader<Status> = record(
  {
    updated_at: date,
    platform_status: spoken(platformStatus),
    uptime: record(uptime(percent), {coverage: record<Uptime>(uptime(percent))}),
    schema_version: (value) => (value === undefined || value === 1 ? 1 : undefined),
  },
  {
    observed_at: date,
    stale_after: date,
    reporting: record({fresh: count, total: count}),
    backups: record(backup, {...due, series: list(record({name: text, ...backup}, due))}),
    page: record({}, {name: text, url: text, time_zone: text}),
    components: list<Component>(
      record(
        {id: text, name: text},
        {
          group: or(text, null),
          position: or(count, 0),
          status: platformStatus,
          observed_at: date,
          uptime: or(record(uptime(or(percent, null))), uptime(null)),
        },
      ),
    ),
    incidents: list<Incident>(
      record({id: text, name: text}, incident(INCIDENT_STATUSES, 'investigating')),
    ),
    scheduled_maintenances: list(
      record(
        {id: text, name: text},
        {
          ...incident(MAINTENANCE_STATUSES, 'in_progress'),
          scheduled_for: nullableDate,
          scheduled_until: nullableDate,
          components: or(list(text), []),
        },
      ),
    ),
  },
);

/**
 * The document in `input` (JSON text or a value), made safe to judge and show; null if it is none.
 *
 * A bad required field rejects the document, a bad optional part is dropped alone, a word that is
 * not known becomes `unknown`. Left behind are fields that the contract does not name, and
 * `publisher`, which speaks to operators. Never throws.
 */
export function parse(input: unknown): Status | null {
  try {
    return status(typeof input === 'string' ? JSON.parse(input) : input) ?? null;
  } catch {
    return null;
  }
}
