import {attempt} from '../contract/attempt.js';
import {kept} from './kept.js';

/** A time zone that `Intl` takes; undefined, the reader's own, for anything else. */
export const timeZoneOf = (timeZone?: string): string | undefined =>
  timeZone
    ? kept(timeZone, () =>
        attempt(() => new Intl.DateTimeFormat('en', {timeZone}).resolvedOptions().timeZone),
      )
    : undefined;
