import type {Incident, PlatformStatus} from './status.js';

/**
 * THE CONTRACT: what `history.json`, version 1, promises to every reader: what was observed, beside the
 * `status.json` that says how it is now.
 *
 * Days and hours are those of UTC. A gap is never written down: it is what is missing of a day, so it cannot be
 * forgotten and cannot turn green.
 */

/** Seconds observed: up, degraded, down, under maintenance. Zeros at the end are left out; `[]`: nothing observed. */
export type Seconds = number[];

export const DAY_SECONDS = 86_400;
export const HOUR_SECONDS = 3_600;
/** The running hour, and 25 before it. */
export const HISTORY_HOURS = 26;
/** The running month, and 35 before it. */
export const HISTORY_MONTHS = 36;
export const MAX_OUTAGES = 200;
export const MAX_CHANGES = 100;

/** What was observed of one component, or of the platform. */
export interface HistoryRecord {
  /** The first evidence ever. What lies before it is no gap. */
  since: string;
  /** Evidence has been counted up to here, on the clock of the monitoring system. */
  through: string;
  /** From `first_day` on; what is missing at the end is not observed. */
  days: Seconds[];
  /** From `first_hour` on. */
  hours: Seconds[];
}

export interface ComponentHistory extends HistoryRecord {
  /** As in `status.json`. */
  id: string;
  /** Absent: it is not public any more. */
  name?: string;
  group?: string | null;
  /** Sums of whole months and of the running one, by `2026-11`. */
  months: Record<string, Seconds>;
  /** Start and length in seconds, newest first. */
  outages: [start: string, seconds: number][];
}

/** The word of the platform changed. */
export interface StatusChange {
  /** `updated_at` of the first document that said so. */
  time: string;
  /** `unknown`, too, before the first word. */
  from: PlatformStatus;
  to: PlatformStatus;
  /** `updated_at` of the last document that still said so. */
  through: string;
}

export interface History {
  schema_version: 1;
  /** When this record was made. */
  updated_at: string;
  /** Made once: what is derived from it stays the same wherever the files move. */
  feed_id: string;
  /** The day of the first entry of every `days`. */
  first_day: string;
  /** The hour of the first entry of every `hours`. */
  first_hour: string;
  /** The platform by the rule of its status word, without what incidents add. Absent: nothing observed yet. */
  platform?: HistoryRecord;
  components: ComponentHistory[];
  /** Newest first. */
  changes: StatusChange[];
  /** Those that are resolved, in their newest wording, newest first. */
  incidents: Incident[];
}
