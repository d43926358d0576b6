import {floorPercent} from '../contract/percent.js';
import {kept} from '../text/kept.js';
import {fill, type Messages} from '../text/messages.js';
import type {ViewOptions} from '../card/view-options.js';
import type {DayView} from './day-views.js';

type Words = Pick<ViewOptions, 'locale' | 'messages'>;

const KINDS = ['down', 'degraded', 'maintained'] as const;
const MINUTE = 60; // s

/** `10 Nov: down for 12 minutes, not observed by us for 3 hours`. */
export function daySentence(day: DayView, words: Words): string {
  const {locale, messages} = words;
  const [, degraded = 0, down = 0, maintained = 0] = day.seconds;
  const lengths = {down, degraded, maintained};
  const say = (message: keyof Messages, seconds: number) =>
    fill(messages[message], {time: formatDuration(seconds, locale)});
  const all = [
    day.isRaised ? messages[day.status!] : '',
    ...KINDS.map((kind) => lengths[kind] && say(kind, lengths[kind])),
    day.missing >= MINUTE && say('unobserved', day.missing),
    ...day.incidents,
  ].filter(Boolean) as string[];
  if (!all.length) all.push(day.status ? messages[day.status] : messages.noData);
  return `${formatDay(day.time, locale)}: ${listed(all, locale)}`;
}

/** With the commas of the language. */
export const listed = (texts: string[], locale: string): string =>
  texts.join(/^(ja|zh)/.test(locale) ? '、' : locale.startsWith('ar') ? '، ' : ', ');

/** `10 Nov`, in UTC as the days are. */
export const formatDay = (time: number, locale: string): string =>
  kept(
    `${locale} day`,
    () =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        day: 'numeric',
        month: 'short',
        timeZone: 'UTC',
      }),
  ).format(time);

/** `2 days`, `99.93 percent`. */
export const formatUnit = (value: number, unit: string, locale: string): string =>
  kept(
    locale + unit,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'long',
        maximumFractionDigits: 2,
      }),
  ).format(unit === 'percent' ? floorPercent(value) : value);

/** `3 hours 20 minutes`, `45 seconds`. */
function formatDuration(seconds: number, locale: string): string {
  if (seconds < MINUTE) return formatUnit(Math.ceil(seconds), 'second', locale);
  const minutes = Math.round(seconds / MINUTE);
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    whole ? formatUnit(whole, 'hour', locale) : '',
    rest ? formatUnit(rest, 'minute', locale) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
