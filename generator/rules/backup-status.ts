import type {Backups, BackupSeries} from '../../embed/contract/status.js';
import type {BackupReading} from '../sources/reading.js';
import {backupVerdict} from './backup-verdict.js';

const WORST_FIRST = ['failed', 'overdue', 'unknown', 'success'];

/** One series, as it is published. */
export function backupSeries(reading: BackupReading, now: number): BackupSeries {
  const {name, maxAge} = reading.config;
  const {status, backup} = backupVerdict(reading, now);
  if (!backup || status === 'unknown') {
    return {name, last_backup_status: status, last_backup_time: null};
  }
  return {
    name,
    last_backup_status: status,
    last_backup_time: new Date(backup.time).toISOString(),
    overdue_after: new Date(backup.time + maxAge).toISOString(),
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
