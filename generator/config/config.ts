import type {Page} from '../../embed/contract/status.js';
import type {Fault} from '../errors/fault.js';
import type {LogLevel} from '../io/log.js';
import type {S3Config} from '../io/s3.js';
import type {Location} from './location.js';
import type {OutputName} from './outputs.js';

export interface UptimeKumaConfig {
  /** Base address without a trailing slash; may carry a path. */
  url: string;
  slug?: string;
  apiKey?: string;
  /** Undefined: all that are there. */
  monitorIds?: string[];
  headers: Record<string, string>;
}

export interface BackupConfig {
  name: string;
  location: Location;
  s3: S3Config;
  /** ms */
  maxAge: number;
  /** Bytes; undefined where BACKUP_MIN_SIZE is not set, for this series or for all. */
  minSize?: number;
  /** Globs on the key or path below the location; none: all. */
  include: string[];
  exclude: string[];
  /** For buckets: how keys begin, in strftime's words. */
  dateTemplate?: string;
  maxObjects: number;
}

export interface TargetConfig {
  name: string;
  location: Location;
  s3: S3Config;
  acl: 'public-read' | 'none';
  cacheControl: string;
}

export interface WebhookConfig {
  url: string;
  secret?: string;
}

export interface Config {
  uptimeKuma: UptimeKumaConfig;
  /** Empty: the document has no backup part. */
  backups: BackupConfig[];
  targets: TargetConfig[];
  /** Further files beside the document of each target. */
  outputs: readonly OutputName[];
  /** How many days of history are kept; 0: none. */
  historyDays: number;
  page: Page;
  /** ms */
  staleAfter: number;
  /** ms */
  publishInterval: number;
  /** ms */
  cycleTimeout: number;
  pingUrl?: string;
  webhook?: WebhookConfig;
  log: {format: 'text' | 'json'; level: LogLevel};
  /** What is allowed and most likely not what was meant: for the log of each run, and for `doctor`. */
  warnings: readonly Required<Fault>[];
}
