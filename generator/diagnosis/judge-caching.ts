import type {IncomingHttpHeaders} from 'node:http';
import {formatAge} from '../../embed/text/format.js';
import {freshness} from '../../embed/contract/freshness.js';
import {parseDate} from '../../embed/contract/parse.js';
import type {Status} from '../../embed/contract/status.js';
import {ok, warning, type Finding} from './finding.js';

/**
 * Whether caches give a document up before it is stale: one that was published an interval ago, and is
 * then kept by an edge and by a browser, must still be worth showing.
 *
 * @param interval ms between two publishings
 */
export function judgeCaching(
  headers: IncomingHttpHeaders,
  status: Status,
  interval: number,
): Finding {
  const lifetime = cacheLifetime(headers);
  // A document may be stale before it was made.
  const allowed = Math.max(0, freshness(status).deadline - parseDate(status.updated_at));
  const age = (ms: number) => formatAge(ms, 'en');
  if (interval + lifetime <= allowed) return ok(`caches may keep it ${age(lifetime)}`);
  return warning(
    `caches may keep it ${age(lifetime)}; with ${age(interval)} between two publishings that is longer than the ${age(allowed)} until it is stale`,
    'shorten what Cache-Control allows (STATUS_CACHE_CONTROL), or raise STALE_AFTER',
  );
}

/**
 * ms for which caches may keep an answer: the edge's time and the browser's in a row, because not every
 * edge says how long it has held what it hands out.
 */
export function cacheLifetime(headers: IncomingHttpHeaders): number {
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

function parseCacheControl(text: string): Map<string, string> {
  return new Map(
    text.split(',').map((directive) => {
      const [name = '', value = ''] = directive.split('=', 2);
      return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')];
    }),
  );
}
