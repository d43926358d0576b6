const DATE = /^\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since 1970 of an RFC 3339 date with offset; NaN for anything else. */
export function parseDate(value: unknown): number {
  // A day that the month does not have would roll over into the next one.
  return typeof value === 'string' &&
    DATE.test(value) &&
    new Date(value.slice(0, 10)).getUTCDate() === +value.slice(8, 10)
    ? Date.parse(value)
    : NaN;
}
