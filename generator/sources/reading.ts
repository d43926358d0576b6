import type {
  Incident,
  PlatformStatus,
  ScheduledMaintenance,
  UptimeWindow,
} from '../../embed/contract/status.js';
import type {BackupConfig} from '../config/config.js';
import type {ReadError} from '../errors/read-error.js';

/** A monitoring system. What it says ends at its own door: a reading holds our words alone. */
export interface Source {
  /** As the log calls it. */
  name: string;
  /** @throws {ReadError} if no status can be told */
  read: (options: ReadOptions) => Promise<Reading>;
}

export interface ReadOptions {
  signal: AbortSignal;
  /** ms since 1970 */
  now?: () => number;
}

/** What a source said, on the publisher's clock. Nothing is judged yet. */
export interface Reading {
  /** When the beats were read, ms since 1970. */
  readAt: number;
  /** How far our clock is ahead of theirs, ms; negative if behind. Undefined: they did not say. */
  clockOffset?: number;
  /** Each id once, in the order of the page. */
  components: ComponentReading[];
  incidents: Incident[];
  maintenances: ScheduledMaintenance[];
  /** What went wrong without spoiling the whole, worst first. */
  warnings: ReadError[];
}

export interface ComponentReading {
  id: string;
  name: string;
  group: string | null;
  /** Oldest first. */
  beats: Beat[];
  /** Percent as the source has it, null if it has none; not yet believed. */
  uptime: Record<UptimeWindow, number | null>;
}

/** One observation of a component. */
export interface Beat {
  /** `unknown`: the source said something that we do not understand. */
  status: PlatformStatus;
  /** ms since 1970, NaN if unreadable; null if the source does not give times. */
  time: number | null;
}

export interface BackupObject {
  /** ms since 1970 */
  time: number;
  /** bytes */
  size: number;
}

/** What a location said of one series. Nothing is judged yet. */
export interface BackupReading {
  config: BackupConfig;
  /** Null: readable, and there is none. */
  newest: BackupObject | null;
  /** Why it could not be read. */
  error?: ReadError;
}
