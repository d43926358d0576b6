import {
  DAY_SECONDS,
  HISTORY_HOURS,
  HOUR_SECONDS,
  type History,
} from '../../../embed/contract/history.js';
import {dateOf} from './units.js';
import {dayName} from './working-record.js';

/** One that knows nothing, of `time` (a date). */
export function emptyHistory(feedId: string, time: string): History {
  const seconds = Date.parse(time) / 1000;
  const hour = Math.floor(seconds / HOUR_SECONDS) - HISTORY_HOURS + 1;
  return {
    schema_version: 1,
    updated_at: time,
    feed_id: feedId,
    first_day: dayName(Math.floor(seconds / DAY_SECONDS)),
    first_hour: dateOf(hour * HOUR_SECONDS),
    components: [],
    changes: [],
    incidents: [],
  };
}
