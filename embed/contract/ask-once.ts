import type {ErrorReason} from './error-reason.js';
import {readAnswer} from './read-answer.js';

const REQUEST_TIMEOUT = 10_000; // ms

/** What a request has brought, or why nothing, and the answer as far as there was one. */
export interface Asked<T> {
  found: T | ErrorReason;
  response: Response | undefined;
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
  const {signal} = request;
  let response: Response | undefined;
  const read = async () => {
    const cache = again ? 'no-cache' : 'default';
    response = await fetch(url, {cache, credentials: 'omit', signal});
    return readAnswer(response, signal, parse);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const found = await new Promise<T | ErrorReason>((resolve) => {
    // Not by the signal alone: some pages wrap `fetch`, and lose it.
    timer = setTimeout(() => resolve('timeout'), REQUEST_TIMEOUT);
    read().then(resolve, () => resolve('network'));
  });
  clearTimeout(timer);
  request.abort(); // what has not been read is not wanted
  return {found, response};
}
