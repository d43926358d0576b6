import {attempt} from '../text/attempt.js';
import {freshness} from '../contract/freshness.js';
import {parse, parseDate} from '../contract/parse.js';
import {readText} from '../contract/read-text.js';
import {CLOCK_TOLERANCE, MAX_DOCUMENT_SIZE, type Status} from '../contract/status.js';
import type {Track} from '../contract/track.js';

/** What is said where nothing can be known: unknown, of 1970. */
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

/** Of Next's cache: `revalidateTag(STATUS_TAG, 'max')` has the status asked for again. */
export const STATUS_TAG = 'platform-status';
/** How long Next may answer from its cache. */
const REVALIDATE = 600; // s, 10 minutes

export interface FetchStatusOptions {
  /** Told `status_fetch_success`, `status_fetch_error` and `status_stale_data`, as `trackStatus` tells them. */
  track?: Track;
  /** ms, 5000 by default */
  timeout?: number;
}

/** What keeps an answer, if anything. */
export type CacheInit = RequestInit & {next?: object};

/**
 * The published document, through Next's cache; elsewhere `fetch` knows nothing of that and asks each time.
 *
 * @param url absolute; several with spaces between: the newest document of those that answer in time
 * @returns `DEFAULT_STATUS` on any failure. Never throws.
 */
export const fetchStatus = (url: string, options?: FetchStatusOptions): Promise<Status> =>
  askFor(url, {next: {revalidate: REVALIDATE, tags: [STATUS_TAG]}}, options);

/** The same without a cache, or with another. */
export async function askFor(
  url: string,
  cache: CacheInit,
  options?: FetchStatusOptions,
): Promise<Status> {
  const {track, timeout = 5_000} = options ?? {};
  const start = performance.now();
  // An environment variable that is not set gets here too, or a URL, whatever the type says.
  const given: unknown = url ?? '';
  const asked = String(given).trim().split(/\s+/);
  const answers = await Promise.all(asked.map((one) => inTime(ask(one, cache, timeout), timeout)));
  const [status] = answers
    .filter((answer) => typeof answer !== 'string')
    .sort((a, b) => parseDate(b.updated_at) - parseDate(a.updated_at));
  const duration = performance.now() - start;
  const tell: Track = (name, properties) => {
    const told: unknown = attempt(() => track?.(name, properties));
    Promise.resolve(told).catch(() => {}); // it may be async
  };
  for (const [index, reason] of answers.entries()) {
    if (typeof reason !== 'string') continue;
    console.error(`elytra-status: ${asked[index] || 'no address was given'}: ${reason}`);
    if (!status) tell('status_fetch_error', {duration, reason});
  }
  if (status && track) {
    const {state, age} = freshness(status, now());
    const properties = {age_minutes: Math.floor(age / 60_000)};
    tell('status_fetch_success', {duration, ...properties});
    if (state === 'stale') tell('status_stale_data', properties);
  }
  return status ?? DEFAULT_STATUS;
}

/** Not Date.now(): Next does not let it into what it renders ahead. */
const now = () => performance.timeOrigin + performance.now();

/** The document, or why there is none. */
async function ask(url: string, cache: CacheInit, timeout: number): Promise<Status | string> {
  try {
    const response = await fetch(url, {...cache, signal: AbortSignal.timeout(timeout)});
    if (!response.ok) return `HTTP ${response.status}`;
    const reader = response.body!.getReader();
    const text = await readText(reader);
    if (text.length > MAX_DOCUMENT_SIZE) reader.cancel().catch(() => {});
    const status = text.length <= MAX_DOCUMENT_SIZE && parse(text);
    // No card believes what is dated ahead, and this must not take the place of a sound one.
    return status && parseDate(status.updated_at) <= now() + CLOCK_TOLERANCE ? status : 'invalid';
  } catch (error) {
    return (error as Error | null)?.name === 'TimeoutError' ? 'timeout' : 'network';
  }
}

/** Next takes the signal away from some requests; this limit it leaves alone. */
async function inTime(work: Promise<Status | string>, timeout: number): Promise<Status | string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, timeout, 'timeout');
  });
  const first = await Promise.race([work, limit]);
  clearTimeout(timer);
  return first;
}
