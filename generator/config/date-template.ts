const ORDER = 'YmdHMS';

/**
 * Why keys of this template cannot be searched by date, in a sentence; undefined if they can.
 * Buckets list in the order of their keys, so the date must stand right behind a fixed beginning,
 * biggest unit first.
 */
export function dateTemplateProblem(template: string, prefix: string): string | undefined {
  const fields = [...template.matchAll(/%(.)/g)].map(([, field]) => field!).join('');
  const example = `for example ${prefix}%Y/%m/%d/`;
  if (!fields.startsWith('Y') || !ORDER.startsWith(fields)) {
    return `must have %Y, then as many of %m %d %H %M %S as there are, in that order; ${example}`;
  }
  if (!template.startsWith(prefix) || template.indexOf('%') < prefix.length) {
    return `must be the whole key, beginning with the prefix of the series; ${example}`;
  }
  return undefined;
}

/** The smallest key that the template can have at `time` (ms since 1970, read as UTC). */
export function expandDateTemplate(template: string, time: number): string {
  const iso = new Date(time).toISOString(); // 2025-11-10T15:30:00.000Z
  const parts = {
    Y: iso.slice(0, 4),
    m: iso.slice(5, 7),
    d: iso.slice(8, 10),
    H: iso.slice(11, 13),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
  };
  return template.replace(/%([YmdHMS])/g, (_, field: keyof typeof parts) => parts[field]);
}
