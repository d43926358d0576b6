import {floorPercent} from './percent.js';

const MINUTE = 60_000; // ms
const UNITS = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** The greatest whole unit of an age; below a minute there is none. */
function unitOf(age: number): [number, 'day' | 'hour' | 'minute'] {
  const minutes = Math.floor(Math.max(0, age) / MINUTE);
  const [unit, size] = UNITS.find((entry) => minutes >= entry[1]) ?? UNITS[2];
  return [Math.floor(minutes / size), unit];
}

/** `45 minutes`, `2 days`, of milliseconds; seconds only where there is no whole minute. */
export function formatAge(age: number, locale: string): string {
  const [minutes, greatest] = unitOf(age);
  const [value, unit] = minutes ? [minutes, greatest] : [Math.floor(age / 1000), 'second'];
  return new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'long'}).format(value);
}

/** `5 minutes ago`, or `2h ago` where there is little room; `now` below a minute. */
export function formatAgo(age: number, locale: string, style: 'long' | 'narrow' = 'long'): string {
  const [value, unit] = unitOf(age);
  return value
    ? new Intl.RelativeTimeFormat(locale, {style, numeric: 'always'}).format(-value, unit)
    : new Intl.RelativeTimeFormat(locale, {style, numeric: 'auto'}).format(0, 'second');
}

/** `100.0%`, `99.98%`: one to two decimals, never rounded up. */
export function formatPercent(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 2,
  }).format(floorPercent(value) / 100);
}

/** `10 Nov 2025, 15:30 UTC`. */
export function formatDate(time: number, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone,
  }).format(time);
}
