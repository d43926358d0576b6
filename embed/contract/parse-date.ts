const DATE = /^(.{19})(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Milliseconds since 1970 of an RFC 3339 date with offset; NaN for anything else. */
export function parseDate(value?: string | null): number {
  const [, local, fraction = 0, offset] = DATE.exec(value!) ?? [];
  // Not by `Date.parse`: old libraries have one of their own. What engines read beyond the standard, or roll over,
  // they do not write as it was.
  return new Date(+new Date(local + 'Z') || 0).toISOString().startsWith(local!)
    ? +new Date(local! + offset) + +fraction * 1000
    : NaN;
}
