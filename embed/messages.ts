import type {BackupStatus, UptimeWindow} from './status.js';
import type {State} from './view.js';

/** Every sentence of the card. `{name}` is replaced; ages and numbers come from `Intl`. */
export interface Messages {
  /** Headlines; `stale` is given `{age}` and `{status}`. */
  headline: Record<'known' | 'stale' | 'unknown' | 'unavailable' | 'loading', string>;
  status: Record<Exclude<State, 'stale' | 'loading'>, string>;
  uptime: string;
  window: Record<UptimeWindow, string>;
  notMeasured: string;
  reporting: string;
  backup: Record<BackupStatus, string>;
  /** `{status}` and `{age}`. */
  backups: string;
  backupsWithAge: string;
  noBackup: string;
  updated: string;
}

export const ENGLISH: Messages = {
  headline: {
    known: 'Platform Status: {status}',
    stale: 'Data is {age} old. Last known status: {status}',
    unknown: 'Unable to determine status',
    unavailable: 'Unable to fetch platform status',
    loading: 'Loading status',
  },
  status: {
    operational: 'Operational',
    degraded_performance: 'Degraded performance',
    partial_outage: 'Partial outage',
    major_outage: 'Major outage',
    under_maintenance: 'Under maintenance',
    unknown: 'Unknown',
  },
  uptime: 'Uptime',
  window: {last_24h: 'Last 24h', last_7d: 'Last 7d', last_30d: 'Last 30d'},
  notMeasured: 'Not measured',
  reporting: '{fresh} of {total} reporting',
  backup: {
    success: 'Success',
    overdue: 'Overdue',
    failed: 'Failed',
    unknown: 'Backup status unavailable',
  },
  backups: 'Backups: {status}',
  backupsWithAge: 'Backups: {status} ({age})',
  noBackup: 'No backup found',
  updated: 'Updated: {age}',
};

/** Fills `{name}` from `values`. */
export const fill = (message: string, values: Record<string, string | number>): string =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
