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
  /** ms without a usable answer after which nothing is asked again; otherwise the signal alone ends it */
  giveUpAfter?: number;
  /** The windows whose figure need not be asked for; resolves soon, and does not reject. */
  recorded?: Promise<RecordedWindows>;
}

export type RecordedWindows = (component: {id: string; name: string}) => readonly UptimeWindow[];

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
  /** Windows for which not all figures could be read. */
  unread?: UptimeWindow[];
  /** Components that are switched off, and left out therefore. */
  paused?: {id: string; name: string}[];
  /** What went wrong without spoiling the whole, worst first. */
  warnings: ReadError[];
}

export interface ComponentReading {
  id: string;
  name: string;
  group: string | null;
  /** Oldest first. */
  beats: readonly Beat[];
  /** Its beats are reports that it sends, at times of its choosing. */
  reports?: boolean;
  /** It was asked for, and the source does not have it. */
  missing?: boolean;
  /** Whether `beats` are all that it ever had. */
  wholeLife?: boolean;
  /** When its source started, ms since 1970, where that is all that is known of what was observed. */
  watchedFrom?: number;
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

/** What the name of a backup says, apart from when it was made. */
export interface Shape {
  /** The path with dates, numbers, hashes and weekdays blotted out. */
  name: string;
  /** The same with its other numbers: `vm-100` is another machine than `vm-101`. */
  own: string;
  /** Whether it is of a table or a list, which may be empty. */
  mayBeEmpty: boolean;
  /** Whether it is packed, so that a few bytes of it hold nothing. */
  hasFloor: boolean;
  /** Whether one is about as large as the one before. */
  hasLike: boolean;
}

export interface BackupObject {
  /** ms since 1970 */
  time: number;
  /** bytes */
  size: number;
  /** The latest date in its path, ms since 1970; null if there is none. */
  date: number | null;
  /** Named by an include, and proof by its time alone: it may be empty. */
  isStamp: boolean;
  shape: Shape;
}

/** How many objects of a location are not backups, and why. */
export interface LeftOut {
  /** What this configuration writes itself. */
  own: number;
  sideCar: number;
  /** By its name. */
  unfinished: number;
  /** By its time: it changed within the last minute. */
  inProgress: number;
  /** By `BACKUP_INCLUDE` or `BACKUP_EXCLUDE`. */
  filtered: number;
  /** Links to folders, which are not followed. */
  folderLink: number;
}

export interface BackupListing {
  /** Newest first: the last hundred, and the last hundred of each of their shapes. */
  objects: BackupObject[];
  leftOut: LeftOut;
  /** Names that are not UTF-8. They count. */
  oddNames: number;
}

/** What a location said of one series. Nothing is judged yet. */
export interface BackupReading extends BackupListing {
  config: BackupConfig;
  /** Why it could not be read; nothing is listed then. */
  error?: ReadError;
}
