import {cacheLife, cacheTag} from 'next/cache.js';
import type {ReactElement} from 'react';
import {addressesOf} from './contract/addresses-of.js';
import type {History} from './contract/history.js';
import type {Status} from './contract/status.js';
import {cardWith, type PlatformStatusCardProps as CardProps} from './react/platform-status-card.js';
import {fetchHistory} from './server/fetch-history.js';
import {
  DEFAULT_STATUS,
  fetchStatus as ask,
  type FetchStatusOptions as Options,
} from './server/fetch-status.js';
import {STATUS_TAG} from './server/status-tag.js';

export {DEFAULT_STATUS, STATUS_TAG};
export type {ElytraStatusAttributes} from './react.js';
export type {Status} from './contract/status.js';
export {STYLE_HASH} from './server/style-hash.js';
/** A function cannot be handed to what Next caches. */
export type FetchStatusOptions = Omit<Options, 'track'>;
export type PlatformStatusCardProps = Omit<CardProps, 'track'>;

const EXPIRE = 86_400; // s, one day

/**
 * `fetchStatus` of `elytra-status/next`, by Next's `'use cache'`. Builds without `cacheComponents` refuse that
 * directive: hence an entry of its own.
 */
export const fetchStatus = (url: string, options?: FetchStatusOptions): Promise<Status> =>
  keep(addressesOf(url).join(' '), options?.timeout);

async function keep(url: string, timeout?: number): Promise<Status> {
  'use cache';
  cacheTag(STATUS_TAG);
  const status = await ask(url, {timeout});
  // A failure is not worth keeping for long, but must be kept, or the page could not be built.
  if (status === DEFAULT_STATUS) cacheLife({stale: 300, revalidate: 60, expire: EXPIRE});
  else cacheLife({stale: 300, revalidate: 600, expire: EXPIRE});
  return status;
}

/** The card as a server component, which asks for `src` by `fetchStatus` where it is given no `status`. */
export const PlatformStatusCard: (props: PlatformStatusCardProps) => Promise<ReactElement> =
  cardWith(fetchStatus, (address) => keepHistory(address));

async function keepHistory(address: string): Promise<History | null> {
  'use cache';
  cacheTag(STATUS_TAG);
  const history = await fetchHistory(address);
  cacheLife({stale: 300, revalidate: history ? 600 : 60, expire: EXPIRE});
  return history;
}
