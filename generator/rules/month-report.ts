import {
  DAY_SECONDS,
  MAX_OUTAGES,
  type ComponentHistory,
  type History,
  type Seconds,
} from '../../embed/contract/history.js';
import {oneLine} from '../text/printable.js';
import {observedSeconds, sumSeconds} from '../../embed/contract/history-window.js';

/** What was observed of a component in a month of UTC days; all times in seconds. */
export interface ReportRow {
  id: string;
  /** Null: it is not public any more. */
  name: string | null;
  group: string | null;
  /** The first evidence ever; what was before it is not counted as missing. */
  since: string;
  /** Percent of its time that was observed; null where it did not exist yet. */
  coverage: number | null;
  observed: number;
  not_observed: number;
  up: number;
  degraded: number;
  down: number;
  maintenance: number;
  /** Percent, maintenance aside; null: nothing was observed. */
  uptime_degraded_as_down: number | null;
  uptime_degraded_as_up: number | null;
  outages: number;
  longest_outage: number;
  /** No more are kept: there may have been others. */
  outages_incomplete: boolean;
}

export interface MonthReport {
  month: string;
  /** Of the part that is reported: the whole month, or until now. */
  from: string;
  to: string;
  is_over: boolean;
  components: ReportRow[];
}

/** @param now ms since 1970 */
export function monthReport(history: History, month: string, now: number): MonthReport {
  const begin = Date.parse(`${month}-01T00:00:00Z`) / 1000;
  const next = new Date(begin * 1000);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const end = next.getTime() / 1000;
  const until = Math.max(begin, Math.min(end, Math.floor(now / 1000)));
  const dated = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  return {
    month,
    from: dated(begin),
    to: dated(until),
    is_over: until === end,
    components: history.components
      .map((one) => rowOf(one, {begin, until, seconds: secondsOf(history, one, month)}))
      .filter(({name, observed}) => name !== null || observed > 0),
  };
}

/** The sum of its days; of a month whose days are gone the sum that was kept. */
function secondsOf({first_day}: History, {days, months}: ComponentHistory, month: string): Seconds {
  if (first_day > `${month}-01`) return months[month] ?? [];
  const index = (day: string) => (Date.parse(day) - Date.parse(first_day)) / 1000 / DAY_SECONDS;
  const start = index(`${month}-01`);
  return sumSeconds(
    days.filter((_, at) => {
      const day = new Date(Date.parse(first_day) + at * DAY_SECONDS * 1000).toISOString();
      return at >= start && day.startsWith(month);
    }),
  );
}

interface RowOptions {
  begin: number;
  until: number;
  seconds: Seconds;
}

function rowOf(
  {id, name, group, since, outages}: ComponentHistory,
  {begin, until, seconds}: RowOptions,
): ReportRow {
  const [up = 0, degraded = 0, down = 0, maintenance = 0] = seconds;
  const observed = observedSeconds(seconds);
  const length = Math.max(0, until - Math.max(begin, Math.floor(Date.parse(since) / 1000)));
  const clipped = outages
    .map(([start, lasted]) => {
      const from = Date.parse(start) / 1000;
      return Math.min(until, from + lasted) - Math.max(begin, from);
    })
    .filter((lasted) => lasted > 0);
  const measured = up + degraded + down;
  const percent = (part: number) => (measured ? floored((100 * part) / measured) : null);
  const oldest = outages.at(-1)?.[0];
  return {
    id,
    name: name === undefined ? null : oneLine(name),
    group: group ? oneLine(group) : null,
    since,
    coverage: length ? Math.min(100, floored((100 * observed) / length)) : null,
    observed,
    not_observed: Math.max(0, length - observed),
    up,
    degraded,
    down,
    maintenance,
    uptime_degraded_as_down: percent(up),
    uptime_degraded_as_up: percent(up + degraded),
    outages: clipped.length,
    longest_outage: Math.max(0, ...clipped),
    outages_incomplete:
      outages.length >= MAX_OUTAGES && oldest !== undefined && Date.parse(oldest) / 1000 > begin,
  };
}

/** Three decimals, never rounded up. */
const floored = (value: number) => Math.floor(Number((value * 1000).toPrecision(12))) / 1000;
