import {
  DAY_SECONDS,
  HISTORY_HOURS,
  HOUR_SECONDS,
  type ComponentHistory,
  type History,
  type HistoryRecord,
  type Seconds,
} from '../../../embed/contract/history.js';

const DAYS = 90;

export interface Lived {
  /** By how many days ago; the others were all up. */
  days?: Record<number, Seconds>;
  /** How many days ago it began. */
  age?: number;
}

/** A record of ninety days that ends at `now` (ms since 1970): of the platform, and of the components by id. */
export function recentHistory(
  now: number,
  platform: Lived,
  components: Record<string, Lived> = {},
  fields: Partial<History> = {},
): History {
  const seconds = Math.floor(now / 1000);
  const iso = (at: number) => new Date(at * 1000).toISOString().replace('.000Z', 'Z');
  const today = Math.floor(seconds / DAY_SECONDS);
  const hour = Math.floor(seconds / HOUR_SECONDS);
  const recordOf = ({days = {}, age = DAYS - 1}: Lived): HistoryRecord => ({
    since: iso((today - age) * DAY_SECONDS),
    through: iso(seconds),
    days: Array.from({length: DAYS}, (_, index) => {
      const ago = DAYS - 1 - index;
      if (ago > age) return [];
      return days[ago] ?? [ago ? DAY_SECONDS : seconds % DAY_SECONDS];
    }),
    hours: Array.from({length: HISTORY_HOURS}, (_, index) =>
      index < HISTORY_HOURS - 1 ? [HOUR_SECONDS] : [seconds % HOUR_SECONDS],
    ),
  });
  return {
    schema_version: 1,
    updated_at: iso(seconds),
    feed_id: '5f0c7a52-3c1d-4e0b-9a55-0d6c1a2b3c4d',
    first_day: iso((today - DAYS + 1) * DAY_SECONDS).slice(0, 10),
    first_hour: iso((hour - HISTORY_HOURS + 1) * HOUR_SECONDS),
    platform: recordOf(platform),
    components: Object.entries(components).map(([id, lived]): ComponentHistory => ({
      id,
      name: id,
      group: null,
      ...recordOf(lived),
      months: {},
      outages: [],
    })),
    changes: [],
    incidents: [],
    ...fields,
  };
}
