import {
  DAY_SECONDS,
  HISTORY_HOURS,
  HOUR_SECONDS,
  type ComponentHistory,
  type History,
  type Seconds,
} from '../../../embed/contract/history.js';
import {sumSeconds} from '../../../embed/contract/history-window.js';

const DAYS = 90;
/** Days before today. */
const GAP = 12;
const HALF_GAP = 11;
const OUTAGE = 30;
const MAINTENANCE = 7;
const OUTAGE_SECONDS = 5_040;

/**
 * Ninety days that nobody lived: for all a gap of a day and a half and a maintenance, and for one component an outage.
 *
 * @param now ms since 1970, up to which all is counted
 */
export function generatedHistory(
  named: readonly {id: string; name: string; group: string | null}[],
  failing: string,
  now: number,
): History {
  const seconds = Math.floor(now / 1000);
  const iso = (at: number) => new Date(at * 1000).toISOString().replace('.000Z', 'Z');
  const today = Math.floor(seconds / DAY_SECONDS);
  const first = today - DAYS + 1;
  const hour = Math.floor(seconds / HOUR_SECONDS);
  const through = iso(seconds);
  const outageAt = (today - OUTAGE) * DAY_SECONDS + 14 * HOUR_SECONDS;

  const dayOf = (ago: number, isFailing: boolean): Seconds => {
    if (ago === 0) return [seconds % DAY_SECONDS];
    if (ago === GAP) return [];
    if (ago === HALF_GAP) return [DAY_SECONDS / 2];
    if (ago === MAINTENANCE) return [0, 0, 0, DAY_SECONDS];
    if (ago === OUTAGE && isFailing) return [DAY_SECONDS - OUTAGE_SECONDS, 0, OUTAGE_SECONDS];
    return [DAY_SECONDS];
  };
  const recordOf = (isFailing: boolean) => ({
    since: iso(first * DAY_SECONDS),
    through,
    days: Array.from({length: DAYS}, (_, index) => dayOf(DAYS - 1 - index, isFailing)),
    hours: Array.from({length: HISTORY_HOURS}, (_, index): Seconds =>
      index < HISTORY_HOURS - 1 ? [HOUR_SECONDS] : [seconds % HOUR_SECONDS],
    ),
  });
  const components = named.map((one): ComponentHistory => {
    const isFailing = one.name === failing;
    const record = recordOf(isFailing);
    const months = new Map<string, Seconds>();
    record.days.forEach((day, index) => {
      const month = iso((first + index) * DAY_SECONDS).slice(0, 7);
      months.set(month, sumSeconds([months.get(month) ?? [], day]));
    });
    return {
      ...one,
      ...record,
      months: Object.fromEntries(months),
      outages: isFailing ? [[iso(outageAt), OUTAGE_SECONDS]] : [],
    };
  });
  return {
    schema_version: 1,
    updated_at: through,
    feed_id: '5f0c7a52-3c1d-4e0b-9a55-0d6c1a2b3c4d',
    first_day: iso(first * DAY_SECONDS).slice(0, 10),
    first_hour: iso((hour - HISTORY_HOURS + 1) * HOUR_SECONDS),
    // Where one of several is down, the platform is partly.
    platform: {
      ...recordOf(true),
      days: recordOf(true).days.map(([up = 0, , down = 0, ...rest]) =>
        down ? [up, down] : [up, ...(rest.length ? [0, 0, ...rest] : [])],
      ),
    },
    components,
    changes: [],
    incidents: [],
  };
}
