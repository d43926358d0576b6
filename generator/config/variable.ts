import type {Kind} from './kind.js';

/** A variable: what the command line, `.env.example`, help and documents know of it. */
export interface Variable<T = unknown> {
  /** In whole sentences. */
  meaning: string;
  /** Turns its text into its value. */
  kind: Kind<T>;
  /** What holds where it is not set; without one, nothing does. */
  default?: string;
  /** A value that is not the default. */
  example?: string;
  /** May also be set for one series or target, as `BACKUP_MAX_AGE_DATABASE`. */
  per?: 'series' | 'target';
  /** Kept out of every output, and may be given as `NAME_FILE`. */
  isSecret?: true;
  /** Part of the smallest configuration. */
  isNeeded?: true;
}

/** By name. */
export type Variables = Record<string, Variable>;

/** What reading a variable gives. */
export type ValueOf<V> = V extends {kind: Kind<infer T>}
  ? V extends {default: string}
    ? T
    : T | undefined
  : never;
