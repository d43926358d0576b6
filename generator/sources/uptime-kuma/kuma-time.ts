const LOCAL = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/;
const ZONED = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;
/** RFC 3339 has four digits for a year. */
const YEAR_10000 = Date.UTC(10_000); // ms since 1970

/** ms since 1970 of `2026-11-23 15:38:49.382`, which is UTC without saying so; NaN for another notation. */
export const parseBeatTime = (value: unknown): number =>
  typeof value === 'string' && LOCAL.test(value) ? Date.parse(`${value.replace(' ', 'T')}Z`) : NaN;

/** The same where a plan may also name its zone, or be local to that of `offset`. */
export function parseKumaTime(value: unknown, offset = 'Z'): number {
  if (typeof value !== 'string') return NaN;
  if (LOCAL.test(value)) return Date.parse(value.replace(' ', 'T') + offset);
  return ZONED.test(value) ? Date.parse(value) : NaN;
}

/** Undefined where it cannot be said in the document. */
export function toIso(time: number): string | undefined {
  // The last moment of 9999, which some write for "never", is in the year 10000 elsewhere.
  return time >= 0 && time < YEAR_10000 ? new Date(time).toISOString() : undefined;
}
