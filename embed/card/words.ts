import {parseDate} from '../contract/parse-date.js';
import {LEAST_OBSERVED, NEARLY_ALL} from '../contract/observed.js';
import {formatDate, formatPercent, formatWhole} from '../text/format.js';
import {fill} from '../text/messages.js';
import type {ViewOptions} from './view-options.js';

/** Longer than any name that a reader would read, in UTF-16 units. */
const LONGEST_NAME = 200;

/** Names are anybody's: one of a megabyte would hold up the page for as long as it is laid out. */
export const clip = (text: string, length = LONGEST_NAME): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;

/** Empty if there is none. */
export function dateOf(date: string | null | undefined, {locale, timeZone}: ViewOptions): string {
  const time = parseDate(date);
  return isNaN(time) ? '' : formatDate(time, locale, timeZone);
}

export const figure = (value: number | null, {locale, messages}: ViewOptions): string =>
  value === null ? messages.notMeasured : formatPercent(value, locale);

/** `of 80% observed`; empty where it need not be said, and where there is no figure of which to say it. */
export const ofObserved = (percent: number, {locale, messages}: ViewOptions): string =>
  percent >= LEAST_OBSERVED && percent < NEARLY_ALL
    ? fill(messages.ofObserved, {percent: formatWhole(percent, locale)})
    : '';

export const join = (...texts: (string | null | undefined)[]): string =>
  texts.filter(Boolean).join(' · ');
