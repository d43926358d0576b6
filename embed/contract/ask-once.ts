import {after} from './after.js';
import {attempt} from './attempt.js';
import type {ErrorReason} from './error-reason.js';
import {readAnswer} from './read-answer.js';

const REQUEST_TIMEOUT = 10_000; // ms

/** What a request has brought, or why nothing. */
export interface Asked<T> {
  found: T | ErrorReason;
  /** Of HTTP; 0 without an answer. */
  status: number;
  /** The header `Retry-After`. */
  retryAfter: string | null;
}

/**
 * Asks a browser for one document; over in time, whatever a page has made of `fetch`. Never throws.
 *
 * @param again the first may come from a cache, as its own times will tell; later ones must ask
 * @param request whoever aborts it wants nothing more
 */
export async function askOnce<T>(
  url: string,
  again: boolean,
  parse: (text: string) => T | null,
  request: AbortController = new AbortController(),
): Promise<Asked<T>> {
  const signal = request.signal as AbortSignal | undefined;
  let status = 0;
  let retryAfter: string | null = null;
  const read = async () => {
    const cache = again ? 'no-cache' : 'default';
    const response = await fetch(url, {cache, credentials: 'omit', signal});
    status = response.status;
    retryAfter = response.headers.get('retry-after');
    return readAnswer(response, signal, parse);
  };
  let end: (() => void) | undefined;
  const found = await new Promise<T | ErrorReason>((resolve) => {
    // Not by the signal alone: some pages wrap `fetch`, and lose it.
    end = after(REQUEST_TIMEOUT, () => resolve('timeout'));
    read().then(resolve, () => resolve('network'));
  });
  end?.();
  attempt(() => request.abort()); // what has not been read is not wanted
  return {found, status, retryAfter};
}
