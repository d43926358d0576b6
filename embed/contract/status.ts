/**
 * THE CONTRACT: what `status.json`, version 1, promises to every reader.
 *
 * Dates are RFC 3339 with an offset (`2025-11-10T15:30:00Z`). Percentages are numbers from 0 to
 * 100, floored to two decimals by the writer. A reader ignores fields it does not know.
 */

/** Statuspage's words for a component, and `unknown` where there is no fresh evidence. */
export const PLATFORM_STATUSES = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
  'unknown',
] as const;
export type PlatformStatus = (typeof PLATFORM_STATUSES)[number];

/** `overdue`: readable, but the newest backup is older than its interval, or there is none. */
export const BACKUP_STATUSES = ['success', 'overdue', 'failed', 'unknown'] as const;
export type BackupStatus = (typeof BACKUP_STATUSES)[number];

export const UPTIME_WINDOWS = ['last_24h', 'last_7d', 'last_30d'] as const;
export type UptimeWindow = (typeof UPTIME_WINDOWS)[number];

export const INCIDENT_STATUSES = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const IMPACTS = ['none', 'minor', 'major', 'critical', 'maintenance'] as const;
export type Impact = (typeof IMPACTS)[number];

export const MAINTENANCE_STATUSES = ['scheduled', 'in_progress', 'verifying', 'completed'] as const;
export type MaintenanceStatus = (typeof MAINTENANCE_STATUSES)[number];

export const CHECK_STATUSES = ['pass', 'warn', 'fail'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** Without a usable `stale_after`, a status may be claimed for this long after `updated_at`. */
export const DEFAULT_STALE_AFTER = 1_800_000; // ms, 30 minutes
/** A `stale_after` further than this from `updated_at` is not believed. */
export const MAX_STALE_AFTER = 86_400_000; // ms, 24 hours
/** How far ahead of the reader's clock a date may lie before it is disbelieved. */
export const CLOCK_TOLERANCE = 300_000; // ms, 5 minutes
/** A reader gives up on a longer document. */
export const MAX_DOCUMENT_SIZE = 1_000_000; // bytes

/** Percent of time a component, or the mean of all of them, was up. */
export type Uptime = Record<UptimeWindow, number>;

/** The document itself. */
export interface Status {
  /** Absent or 1. A version 2 will have another file name. */
  schema_version?: 1;
  /** When this document was made. */
  updated_at: string;
  /** The newest heartbeat seen, on the publisher's clock: proof that the monitoring is alive. */
  observed_at?: string;
  /** From then on nobody may claim a status from this document. */
  stale_after?: string;
  platform_status: PlatformStatus;
  /** Components with fresh evidence, of all. */
  reporting?: Reporting;
  uptime: PlatformUptime;
  /** Absent when no backups are configured. */
  backups?: Backups;
  page?: Page;
  components?: Component[];
  incidents?: Incident[];
  /** Running now. */
  scheduled_maintenances?: ScheduledMaintenance[];
  /** There is a `history.json` beside the document, which begins on that UTC day. */
  history?: {first_day: string};
  /** The name of the Atom feed beside the document. */
  feed?: string;
  publisher?: Publisher;
}

export interface Reporting {
  fresh: number;
  total: number;
}

/** Mean over the components that have data for the window; 0 where `coverage` is 0. */
export interface PlatformUptime extends Uptime {
  /** Percent of the components' time in the window that was observed. 0: "not measured". */
  coverage?: Uptime;
}

export interface BackupState {
  last_backup_status: BackupStatus;
  /** Null if unknown, or if there is no backup. */
  last_backup_time: string | null;
  /** From then on a `success` reads as `overdue`. */
  overdue_after?: string;
}

/** The worst of its series. */
export interface Backups extends BackupState {
  series?: BackupSeries[];
}

export interface BackupSeries extends BackupState {
  name: string;
}

export interface Page {
  name?: string;
  url?: string;
  /** IANA name, `Europe/Berlin`. */
  time_zone?: string;
}

export interface Component {
  id: string;
  name: string;
  group: string | null;
  /** Order on the page, from 0. */
  position: number;
  status: PlatformStatus;
  /** Its newest heartbeat, on the publisher's clock. Absent if there is none, or its time is not known. */
  observed_at?: string;
  /** Null: no data for the window. */
  uptime: Record<UptimeWindow, number | null>;
}

export interface IncidentUpdate<S extends string = IncidentStatus> {
  status: S;
  /** Markdown. Text from outside: never markup. */
  body: string;
  created_at?: string;
}

export interface Incident {
  id: string;
  name: string;
  status: IncidentStatus;
  impact: Impact;
  created_at?: string;
  updated_at?: string;
  incident_updates: IncidentUpdate[];
}

export interface ScheduledMaintenance {
  id: string;
  name: string;
  status: MaintenanceStatus;
  impact: Impact;
  created_at?: string;
  updated_at?: string;
  incident_updates: IncidentUpdate<MaintenanceStatus>[];
  /** Null: it has no planned start or end. */
  scheduled_for: string | null;
  scheduled_until: string | null;
  /** Ids of the components it covers, as far as they are known. */
  components: string[];
}

export interface Publisher {
  name: string;
  /** One entry a source that was asked. */
  checks: {uptime_kuma?: Check; backups?: Check};
}

/** In the words of the "health check response" draft. */
export interface Check {
  status: CheckStatus;
  time: string;
  /** One of a fixed list of sentences, never another system's error text. */
  output?: string;
}
