import {cacheLife, cacheTag} from 'next/cache';
import {createElement, type ReactElement} from 'react';
import {askFor, DEFAULT_STATUS, STATUS_TAG} from './server/fetch-status.js';
import {
  PlatformStatusCard as Card,
  type PlatformStatusCardProps as CardProps,
} from './react/platform-status-card.js';
import type {Status} from './contract/status.js';

export {DEFAULT_STATUS, STATUS_TAG};
export type PlatformStatusCardProps = Omit<CardProps, 'track'>;

const EXPIRE = 86_400; // s, one day

/**
 * `fetchStatus` for Next's Cache Components, which want a mark in the code for what is kept, and refuse that
 * mark in builds without them: hence an entry of its own.
 */
export async function fetchCachedStatus(url: string): Promise<Status> {
  'use cache';
  cacheTag(STATUS_TAG);
  // Not kept twice; and of requests that Next keeps, one that hangs holds up all that follow.
  const status = await askFor(url, {cache: 'no-store'});
  // A failure is not worth keeping for long, but must be kept, or the page could not be built.
  if (status === DEFAULT_STATUS) cacheLife({stale: 300, revalidate: 60, expire: EXPIRE});
  else cacheLife({stale: 300, revalidate: 600, expire: EXPIRE});
  return status;
}

/** The card of `elytra-status/next`, for apps with `cacheComponents: true`. */
export async function PlatformStatusCard(props: PlatformStatusCardProps): Promise<ReactElement> {
  const status = props.status ?? (await fetchCachedStatus(props.src));
  return createElement(Card, {...props, status});
}
