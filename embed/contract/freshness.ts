import {parseDate} from './parse-date.js';
import {
  CLOCK_TOLERANCE,
  DEFAULT_STALE_AFTER,
  MAX_STALE_AFTER,
  type BackupState,
  type BackupStatus,
  type PlatformStatus,
  type Status,
} from './status.js';

export interface Freshness {
  /** What may be claimed now: the document's own word, `stale`, or `unknown` for one from the future. */
  state: PlatformStatus | 'stale';
  /** Milliseconds since the document was made, at least 0. */
  age: number;
  /** From this moment on (ms since 1970) the document is stale. */
  deadline: number;
}

/**
 * What a reader may claim from a document at `now` (ms since 1970). The only place that judges age.
 *
 * `staleMinutes`, the reader's own limit, can bring the deadline forward, never put it off.
 * A document is judged by its own times and the local clock alone.
 */
export function freshness(status: Status, now = Date.now(), staleMinutes?: number): Freshness {
  const updated = parseDate(status.updated_at);
  const promised = parseDate(status.stale_after);
  let deadline = promised <= updated + MAX_STALE_AFTER ? promised : updated + DEFAULT_STALE_AFTER;
  if (staleMinutes! >= 0) deadline = Math.min(deadline, updated + staleMinutes! * 60_000);
  return {
    // Written so that a NaN, like a future, is no evidence.
    state:
      updated <= now + CLOCK_TOLERANCE
        ? Math.max(now, updated) < deadline
          ? status.platform_status
          : 'stale'
        : 'unknown',
    age: Math.max(now, updated) - updated,
    deadline,
  };
}

/**
 * What may be claimed of a backup at `now` (ms since 1970): a success turns overdue by itself, and one
 * that cannot say when it was, or is yet to come, is unknown.
 */
export function backupStatus(backup: BackupState, now = Date.now()): BackupStatus {
  const status = backup.last_backup_status;
  if (status !== 'success') return status;
  if (!(parseDate(backup.last_backup_time) <= now + CLOCK_TOLERANCE)) return 'unknown';
  return now >= parseDate(backup.overdue_after) ? 'overdue' : status;
}
