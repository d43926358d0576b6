import {addressesOf} from '../contract/addresses-of.js';
import {freshness} from '../contract/freshness.js';
import {parse} from '../contract/parse.js';
import {parseDate} from '../contract/parse-date.js';
import {shownAddress} from '../contract/shown-address.js';
import type {Status} from '../contract/status.js';
import type {Track} from '../contract/track.js';
import {attempt} from '../contract/attempt.js';
import {ask} from './ask.js';

/** What is said where nothing can be known: unknown, as of 1970. */
export const DEFAULT_STATUS: Status = {
  schema_version: 1,
  updated_at: '1970-01-01T00:00:00Z',
  platform_status: 'unknown',
  uptime: {
    last_24h: 0,
    last_7d: 0,
    last_30d: 0,
    coverage: {last_24h: 0, last_7d: 0, last_30d: 0},
  },
};

export interface FetchStatusOptions {
  /** Called for each request with `status_fetch_success`, `status_fetch_error`, `status_stale_data`, as by `trackStatus`. */
  track?: Track;
  /** ms, 5000 by default */
  timeout?: number;
}

/**
 * Asks for the published document, and keeps nothing.
 *
 * @param url absolute; several with spaces between: the newest document of those that answer in time
 * @returns `DEFAULT_STATUS` on any failure. Never throws.
 */
export async function fetchStatus(url: string, options?: FetchStatusOptions): Promise<Status> {
  const {track, timeout = 5_000} = options ?? {};
  const report: Track = (name, properties) => {
    const result: unknown = attempt(() => track?.(name, properties));
    Promise.resolve(result).catch(() => {}); // it may be async
  };
  const addresses = [...new Set(addressesOf(url))];
  const start = performance.now();
  const answers = await Promise.all(addresses.map((address) => ask(address, timeout, parse)));
  const duration = performance.now() - start;
  const [status] = answers
    .filter((answer): answer is Status => !('reason' in answer))
    .sort((a, b) => parseDate(b.updated_at) - parseDate(a.updated_at));
  const failures = answers.flatMap((answer, index) =>
    'reason' in answer ? {...answer, from: shown(addresses[index]!)} : [],
  );
  // The variable that it was to be read from may not be set.
  if (!addresses.length) failures.push({reason: 'network', message: 'none given', from: 'address'});
  for (const {reason, message, from} of failures) {
    console.error(`elytra-status: ${from}: ${message}`);
    if (!status) report('status_fetch_error', {duration, reason});
  }
  if (!status) return DEFAULT_STATUS;
  const {state, age} = freshness(status);
  const properties = {age_minutes: Math.floor(age / 60_000)};
  report('status_fetch_success', {duration, ...properties});
  if (state === 'stale') report('status_stale_data', properties);
  return status;
}

/** What is not a URL may hold a password all the same. */
function shown(address: string): string {
  const url = attempt(() => new URL(address));
  return shownAddress(url?.host ? url.href : address.replace(/[^]*@/, ''));
}
