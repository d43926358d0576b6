import type {History, HistoryRecord} from '../contract/history.js';
import {ofObserved} from '../card/words.js';
import {observedSeconds, sumSeconds, upPercent} from '../contract/history-window.js';
import {LEAST_OBSERVED} from '../contract/observed.js';
import {parseDate} from '../contract/parse-date.js';
import type {Incident, PlatformStatus} from '../contract/status.js';
import {sum} from '../contract/sum.js';
import {formatPercent} from '../text/format.js';
import {kept} from '../text/kept.js';
import {fill} from '../text/messages.js';
import type {ViewOptions} from '../card/view-options.js';
import {dayViews, STRIP_DAYS, worst, type DayView} from './day-views.js';
import {daySentence, formatDay, formatUnit, listed} from './day-words.js';

/** Ninety days of a component, or of the platform. */
export interface StripView {
  days: DayView[];
  words: () => StripWords;
  sentence: (day: DayView) => string;
}

export interface StripWords {
  /** All of it in a sentence: `API, last 90 days: 99.93 percent uptime, 2 days with outages`. */
  summary: string;
  /** `99.93% uptime` */
  uptime: string;
  /** Below its ends: `90 days ago`, `Today`. */
  from: string;
  to: string;
}

const DAY = 86_400_000; // ms

/** What was observed of a component or of the platform, if anything was, and what may be claimed of it now. */
export interface Watched {
  record?: HistoryRecord;
  word: PlatformStatus | null;
}

/** Of several on each day the worst. Null where a record cannot be believed. */
export function stripView(
  name: string,
  history: History,
  watched: readonly Watched[],
  options: ViewOptions,
  incidents?: readonly Incident[],
): StripView | null {
  const {locale, messages, exact} = options;
  const {updated_at: made} = history;
  // Without a clock: as of the later of both.
  const now = exact ? Math.max(options.now, parseDate(made)) : options.now;
  const nothing = {since: made, through: made, days: []};
  const all = watched.map(({record = nothing, word}) => ({
    since: parseDate(record.since),
    days: dayViews(history, record, now, word, incidents)!,
  }));
  if (!all.length || !all.every((one) => one.days)) return null;
  const days = all[0]!.days.map((_, index) => worst(all.map((one) => one.days[index]!)));
  return {days, words, sentence: (day) => daySentence(day, options)};

  function words(): StripWords {
    const inDays = (count: number) => formatUnit(count, 'day', locale);
    const {percent, observed} = uptimeOf(all.flatMap((one) => one.days));
    const uptimeIn = (format: (value: number, locale: string) => string): string =>
      percent === null || observed < LEAST_OBSERVED
        ? messages.notMeasured
        : fill(messages.uptimeOf, {percent: format(percent, locale)});
    const note = ofObserved(observed, options);
    const part = note && ` ${note}`;
    const outages = days.filter(hasOutage).length;
    const gaps = days.filter(({status, seconds}) => status === 'unknown' && !seconds.length).length;
    const since = Math.max(Math.min(...all.map((one) => one.since)), +new Date(history.first_day));
    const first = days[0]!.time;
    const relative = (count: number) =>
      kept(`${locale} ago`, () => new Intl.RelativeTimeFormat(locale, {numeric: 'auto'})).format(
        count,
        'day',
      );
    return {
      summary: listed(
        [
          fill(messages.lastDays, {
            name,
            days: inDays(STRIP_DAYS),
            uptime: uptimeIn((value) => formatUnit(value, 'percent', locale)) + part,
          }),
          outages ? fill(messages.withOutages, {days: inDays(outages)}) : '',
          gaps ? fill(messages.withGaps, {days: inDays(gaps)}) : '',
        ].filter(Boolean),
        locale,
      ),
      uptime: uptimeIn(formatPercent) + part,
      from:
        since >= first + DAY
          ? fill(messages.since, {date: formatDay(since, locale)})
          : exact
            ? formatDay(first, locale)
            : relative(-STRIP_DAYS),
      to: exact ? formatDay(days.at(-1)!.time, locale) : capitalized(relative(0), locale),
    };
  }
}

/** Whether it was down for a moment, or is now in part. */
const hasOutage = ({seconds, isRaised, status}: DayView): boolean =>
  !!seconds[2] || (!!isRaised && /outage/.test(status!));

/** Whether anything went wrong on it. */
export const isTrouble = (day: DayView): boolean =>
  hasOutage(day) ||
  !!day.seconds[1] ||
  day.incidents.length > 0 ||
  (!!day.isRaised && day.status === 'degraded_performance');

/** Percent up of what was observed, and how much that was of what was to be. */
function uptimeOf(days: readonly DayView[]): {percent: number | null; observed: number} {
  const seconds = sumSeconds(days.map((day) => day.seconds));
  const observed = observedSeconds(seconds);
  const missing = sum(days.map((day) => day.missing));
  return {percent: upPercent(seconds), observed: (100 * observed) / (observed + missing || 1)};
}

const capitalized = (text: string, locale: string): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
