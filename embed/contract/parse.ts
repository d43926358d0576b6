import {incident, incidents} from './incident-readers.js';
import {count, date, list, or, record, spoken, text, upTo, word, type Reader} from './readers.js';
import {
  BACKUP_STATUSES,
  MAINTENANCE_STATUSES,
  PLATFORM_STATUSES,
  type Component,
  type Status,
  type Uptime,
} from './status.js';

const percent = upTo(100);
const platformStatus = word(PLATFORM_STATUSES, 'unknown');
const nullableDate = or(date, null);
const uptime = <T>(figure: T) => ({last_24h: figure, last_7d: figure, last_30d: figure});

const backup = {
  last_backup_status: spoken(word(BACKUP_STATUSES, 'unknown')),
  last_backup_time: nullableDate,
};
const due = {overdue_after: date};

const status: Reader<Status> = record(
  {
    updated_at: date,
    platform_status: spoken(platformStatus),
    uptime: record(uptime(percent), {coverage: record<Uptime>(uptime(percent))}),
    schema_version: (value: unknown = 1) => (value === 1 ? value : undefined),
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
    incidents,
    history: record({first_day: text}),
    feed: text,
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
