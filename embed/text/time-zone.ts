import {attempt} from './attempt.js';

/** A time zone that `Intl` takes; undefined, the reader's own, for anything else. */
export const timeZoneOf = (timeZone?: string): string | undefined =>
  attempt(() => new Intl.DateTimeFormat('en', {timeZone}).resolvedOptions().timeZone);
