import {cacheLifetime} from '../text/cache-control.js';
import {formatDuration} from '../text/quantities.js';
import type {TargetConfig} from './config.js';
import type {ConfigReader} from './reader.js';
import type {Times} from './times.js';

/** Caches must give a document up before it is stale, or visitors are shown nothing but that. */
export function warnOfCaching(
  reader: ConfigReader,
  targets: readonly TargetConfig[],
  {staleAfter, publishInterval}: Times,
): void {
  for (const {name: owner, location, cacheControl} of targets) {
    const lifetime = cacheLifetime({'cache-control': cacheControl});
    if (location.kind === 'file' || publishInterval + lifetime <= staleAfter) continue;
    const [kept, interval, allowed] = [lifetime, publishInterval, staleAfter].map(formatDuration);
    reader.warn(
      'STATUS_CACHE_CONTROL',
      `lets caches keep the document for ${kept}; with ${interval} between two runs that is longer than the ${allowed} until it is stale`,
      'shorten it, or raise STALE_AFTER',
      owner,
    );
  }
}
