import type {IncomingHttpHeaders} from 'node:http';
import {formatAge} from './format-age.js';
import {freshness} from '../../embed/contract/freshness.js';
import {parseDate} from '../../embed/contract/parse-date.js';
import type {Status} from '../../embed/contract/status.js';
import {cacheLifetime} from '../text/cache-control.js';
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
  if (interval + lifetime <= allowed) return ok(`caches may keep it ${formatAge(lifetime)}`);
  return warning(
    `caches may keep it ${formatAge(lifetime)}; with ${formatAge(interval)} between two publishings that is longer than the ${formatAge(allowed)} until it is stale`,
    'shorten what Cache-Control allows (STATUS_CACHE_CONTROL), or raise STALE_AFTER',
  );
}
