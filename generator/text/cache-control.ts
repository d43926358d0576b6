/** What a header `Cache-Control` says, by the names of its directives in lower case. */
export function parseCacheControl(text: string): Map<string, string> {
  return new Map(
    text.split(',').map((directive) => {
      const [name = '', value = ''] = directive.split('=', 2);
      return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')];
    }),
  );
}

/** The headers that say for how long an answer may be kept. */
interface CacheHeaders {
  'cache-control'?: string;
  expires?: string;
  date?: string;
}

/**
 * ms for which caches may keep an answer: the edge's time and the browser's in a row, because not every
 * edge says how long it has held what it hands out.
 */
export function cacheLifetime(headers: CacheHeaders): number {
  const directives = parseCacheControl(headers['cache-control'] ?? '');
  // `no-cache="set-cookie"` and `private="set-cookie"` speak of that header alone.
  const isWhole = (name: string) => directives.get(name) === '';
  if (directives.has('no-store') || isWhole('no-cache')) return 0;
  const seconds = (name: string) => Number(directives.get(name)) || 0;
  const edge = isWhole('private') ? 0 : seconds('s-maxage');
  const more = (edge + seconds('stale-while-revalidate')) * 1000;
  if (directives.has('max-age')) return seconds('max-age') * 1000 + more;
  const expires = Date.parse(headers.expires ?? '') - Date.parse(headers.date ?? '');
  return Math.max(0, expires || 0) + more;
}
