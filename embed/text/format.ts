import {floorPercent} from '../contract/percent.js';
import {kept} from './kept.js';

/** The greatest whole unit of an age in ms; below a minute, seconds. */
export function unitOf(age: number): [value: number, unit: 'day' | 'hour' | 'minute' | 'second'] {
  const minutes = Math.floor(age / 60_000);
  if (minutes >= 1440) return [Math.floor(minutes / 1440), 'day'];
  if (minutes >= 60) return [Math.floor(minutes / 60), 'hour'];
  return minutes > 0 ? [minutes, 'minute'] : [Math.floor(age / 1000), 'second'];
}

/** `45 minutes`, `2 days`. */
export function formatAge(age: number, locale: string): string {
  const [value, unit] = unitOf(age);
  return kept(
    locale + unit,
    () => new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'long'}),
  ).format(value);
}

/** `5 minutes ago`, or `5m ago` where there is little room; `now` below a minute. */
export function formatAgo(age: number, locale: string, isLong = true): string {
  // What is narrow in English is maimed in others: `(-2 h)`.
  const style = isLong ? 'long' : /^en\b/.test(locale) ? 'narrow' : 'short';
  const [value, unit] = unitOf(age);
  const now = unit === 'second';
  const numeric = now ? 'auto' : 'always';
  return kept(
    locale + style + numeric,
    () => new Intl.RelativeTimeFormat(locale, {style, numeric}),
  ).format(now ? 0 : -value, unit);
}

/** `100.0%`, `99.98%`: one to two decimals, never rounded up. */
export function formatPercent(value: number, locale: string): string {
  return kept(
    `${locale}%`,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 2,
      }),
  ).format(floorPercent(value) / 100);
}

/** `80%`, rounded down. */
export function formatWhole(percent: number, locale: string): string {
  return kept(`${locale} whole`, () => new Intl.NumberFormat(locale, {style: 'percent'})).format(
    Math.floor(percent) / 100,
  );
}

/** `10 Nov 2025, 15:30 UTC`; in the reader's zone if none is given. */
export function formatDate(time: number, locale: string, timeZone?: string): string {
  // English that is nobody's in particular has dates that are read the same everywhere.
  return kept(
    `${locale} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
        timeZone,
      }),
  ).format(time);
}
