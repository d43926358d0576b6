import {unstable_cache} from 'next/cache.js';
import {addressesOf} from './contract/addresses-of.js';
import type {Status} from './contract/status.js';
import {cardWith} from './react/platform-status-card.js';
import {fetchHistory} from './server/fetch-history.js';
import {
  DEFAULT_STATUS,
  fetchStatus as ask,
  type FetchStatusOptions,
} from './server/fetch-status.js';
import {STATUS_TAG} from './server/status-tag.js';

export {DEFAULT_STATUS, STATUS_TAG, type FetchStatusOptions};
export type {PlatformStatusCardProps} from './react/platform-status-card.js';
export type {ElytraStatusAttributes} from './react.js';
export type {Status} from './contract/status.js';
export {STYLE_HASH} from './server/style-hash.js';

/** How long Next may answer from its cache, with a document and without one. */
const KEEP = 600; // s, 10 minutes
const KEEP_FAILURE = 60; // s

/**
 * The published document, through Next's cache: asked for at most every ten minutes, after a failure every
 * minute. `track` hears of requests, not of what comes from the cache. Outside of Next each call is a request.
 *
 * @param url absolute; several with spaces between: the newest document of those that answer in time
 * @returns `DEFAULT_STATUS` on any failure. Never throws.
 */
export async function fetchStatus(url: string, options?: FetchStatusOptions): Promise<Status> {
  const work = () =>
    ask(url, options).then((status) => (status === DEFAULT_STATUS ? null : status));
  return (await keep(addressesOf(url), work)) ?? DEFAULT_STATUS;
}

/**
 * What is kept is the document, never the answer: Next reads an answer to its end, also one without an end. A failure
 * is kept too, or a page with `cacheComponents` could not be built.
 */
async function keep<T>(addresses: string[], ask: () => Promise<T | null>): Promise<T | null> {
  let request: Promise<T | null> | undefined;
  const work = () => (request ??= ask());
  const kept = (revalidate: number) => {
    const key = ['elytra-status', ...addresses, String(revalidate)];
    return unstable_cache(work, key, {revalidate, tags: [STATUS_TAG]})();
  };
  try {
    return (await kept(KEEP)) ?? (await kept(KEEP_FAILURE));
  } catch (error) {
    // A cache of the site's own may fail. Next lets nobody past it while it renders, and has none elsewhere.
    const isOutside = /incrementalCache missing/.test(String(error));
    if (!isOutside && !request) console.error("elytra-status: Next's cache cannot be read");
    return (await (isOutside ? work() : request)) ?? null;
  }
}

/** The card as a server component, which asks for `src` by `fetchStatus` where it is given no `status`. */
export const PlatformStatusCard = cardWith(fetchStatus, (address) =>
  keep([address], () => fetchHistory(address)),
);
