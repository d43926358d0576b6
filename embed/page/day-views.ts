import {DAY_SECONDS, type History, type HistoryRecord, type Seconds} from '../contract/history.js';
import {observedSeconds} from '../contract/history-window.js';
import {parseDate} from '../contract/parse-date.js';
import {BY_SEVERITY, LEAST_STATUS} from '../contract/platform-status.js';
import {CLOCK_TOLERANCE, type Incident, type PlatformStatus} from '../contract/status.js';

/** What there is to show of a UTC day. */
export interface DayView {
  /** Its first moment, ms since 1970. */
  time: number;
  /** `unknown`: nothing was observed. Null: there was nothing to observe, because nothing was watched yet. */
  status: PlatformStatus | null;
  /** How much was observed of what was to be observed, from 0 to 1. */
  share: number;
  /** What was observed. */
  seconds: Seconds;
  /** What was not, in seconds. */
  missing: number;
  /** The word of the moment is worse than what the record says of today. */
  isRaised?: boolean;
  /** Names of the incidents that were declared on it. */
  incidents: string[];
}

/** How many days a strip has. */
export const STRIP_DAYS = 90;

const NOTHING: Seconds = [];
const NONE: string[] = [];
const DAY = DAY_SECONDS * 1000; // ms
/** So far behind the moment a record may be that was asked for an hour ago. */
const LAG = 7_200_000; // ms, 2 hours

/**
 * The last ninety days of a record, the running one as the last; null for a record from the future.
 *
 * @param word what may be claimed at `now`; null: nothing
 */
export function dayViews(
  {first_day, updated_at}: Pick<History, 'first_day' | 'updated_at'>,
  record: Pick<HistoryRecord, 'since' | 'through' | 'days'>,
  now: number,
  word: PlatformStatus | null,
  incidents: readonly Incident[] = [],
): DayView[] | null {
  const through = parseDate(record.through);
  if (!(Math.max(through, parseDate(updated_at)) <= now + CLOCK_TOLERANCE)) return null;
  const first = +new Date(first_day);
  const since = Math.max(first, parseDate(record.since));
  // While something is claimed, what is yet to be counted is no gap; a job may report once a day.
  const isCurrent =
    word && word !== 'unknown' && now - parseDate(updated_at) < LAG && now - through < DAY + LAG;
  const end = isCurrent ? Math.min(through, now) : now;
  const today = now - (now % DAY);
  const declared = incidents.flatMap(({name, impact, created_at: created}) => {
    const moment = parseDate(created);
    return LEAST_STATUS[impact] ? {name, day: moment - (moment % DAY)} : [];
  });
  const views = upTo(STRIP_DAYS).map((index): DayView => {
    const time = today - (STRIP_DAYS - 1 - index) * DAY;
    let seconds = record.days[(time - first) / DAY] ?? NOTHING;
    let observed = observedSeconds(seconds);
    // More than there was time for.
    if (observed * 1000 > through + CLOCK_TOLERANCE - time) {
      seconds = NOTHING;
      observed = 0;
    }
    const due = Math.max(0, (Math.min(time + DAY, end) - Math.max(time, since)) / 1000);
    return {
      time,
      status: observed ? statusOf(seconds) : due ? 'unknown' : null,
      share: observed < due ? observed / due : 1,
      seconds,
      missing: Math.max(0, due - observed),
      incidents: declared.length
        ? declared.flatMap(({name, day}) => (day === time ? name : []))
        : NONE,
    };
  });
  const last = views.at(-1)!;
  if (word && word !== 'operational' && rank(word) > rank(last.status)) {
    last.status = word;
    last.isRaised = true;
  }
  return views;
}

/** From the best to the worst; -1: nothing to say. */
const rank = (status: PlatformStatus | null): number => BY_SEVERITY.indexOf(status!);

/** Of the time in which it was not under maintenance. */
function statusOf(seconds: Seconds): PlatformStatus {
  const up = seconds[0] ?? 0; // not as a list: an iterator for each day takes its time
  const degraded = seconds[1] ?? 0;
  const down = seconds[2] ?? 0;
  const judged = up + degraded + down;
  if (!judged) return 'under_maintenance';
  if (down >= judged * 0.05) return 'major_outage';
  return down || degraded >= judged * 0.01 ? 'degraded_performance' : 'operational';
}

/** The worst of them, whose bar stands for all. */
export const worst = (days: readonly DayView[]): DayView =>
  days.toSorted((a, b) => badness(b) - badness(a))[0]!;

/** Not by `Array.from`: old libraries have one of their own. */
const upTo = (count: number): number[] => [...Array(count).keys()];

/** Fewer bars, of so many days each, which show the worst of them. */
export function merged(days: readonly DayView[], size: number): readonly DayView[] {
  if (size === 1) return days;
  return upTo(days.length / size).map((index) => {
    const some = days.slice(index * size, (index + 1) * size);
    return {...worst(some), incidents: some.flatMap((day) => day.incidents)};
  });
}

/** Between two of a kind the one of which less was observed, or in which more was wrong. */
const badness = ({status, share, seconds}: DayView): number =>
  rank(status) * 4 - share + (seconds[2] ? 2 : seconds[1] ? 1 : 0);
