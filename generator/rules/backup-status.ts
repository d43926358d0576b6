import {CLOCK_TOLERANCE, type Backups, type BackupSeries} from '../../embed/contract/status.js';
import type {BackupReading} from '../sources/reading.js';

/** Bytes: only an empty file is too small where nobody says what is. */
export const DEFAULT_MIN_SIZE = 1;

const WORST_FIRST = ['failed', 'overdue', 'unknown', 'success'];

/** One series by its newest object. */
export function backupSeries({config, newest, error}: BackupReading, now: number): BackupSeries {
  const {name} = config;
  if (error || (newest && newest.time > now + CLOCK_TOLERANCE)) {
    return {name, last_backup_status: 'unknown', last_backup_time: null};
  }
  if (!newest) return {name, last_backup_status: 'overdue', last_backup_time: null};
  const overdueAfter = newest.time + config.maxAge;
  return {
    name,
    last_backup_status:
      newest.size < (config.minSize ?? DEFAULT_MIN_SIZE)
        ? 'failed'
        : now >= overdueAfter
          ? 'overdue'
          : 'success',
    last_backup_time: new Date(newest.time).toISOString(),
    overdue_after: new Date(overdueAfter).toISOString(),
  };
}

/** The worst series speaks for all; among equals the one that is due first. */
export function backupSummary(series: readonly BackupSeries[]): Backups | undefined {
  const due = (one: BackupSeries) => (one.overdue_after ? Date.parse(one.overdue_after) : 0);
  const rank = (one: BackupSeries) => WORST_FIRST.indexOf(one.last_backup_status);
  const [worst] = [...series].sort((a, b) => rank(a) - rank(b) || due(a) - due(b));
  if (!worst) return undefined;
  const {name: _, ...state} = worst;
  return {...state, series: [...series]};
}
