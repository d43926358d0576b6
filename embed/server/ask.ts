import type {ErrorReason} from '../contract/error-reason.js';
import {parseDate} from '../contract/parse-date.js';
import {readAnswer} from '../contract/read-answer.js';
import {CLOCK_TOLERANCE} from '../contract/status.js';
import {pastCaches} from './past-caches.js';

/** Why an address brought no document: in one word, and for the log. */
export interface Failure {
  reason: ErrorReason;
  message: string;
}

const MOST_REDIRECTS = 3;
const LONGEST = 2 ** 31 - 1; // ms; a timer of more would fire at once

/**
 * Asks one address, once. Whatever the origin does, it is over in time: no more is read than a document may
 * have, and the connection is closed. Never throws.
 */
export async function ask<T extends {updated_at: string}>(
  address: string,
  timeout: number,
  parse: (text: string) => T | null,
): Promise<T | Failure> {
  const request = new AbortController();
  const {signal} = request;
  const timer = setTimeout(() => request.abort(), Math.min(timeout, LONGEST));
  // A host's own fetch may take no notice of the signal, and what the error is called differs from engine to engine.
  const end = new Promise<Failure>((resolve) => {
    signal.addEventListener('abort', () => resolve(failure('timeout')));
  });
  try {
    return await Promise.race([read(address, signal, parse), end]);
  } catch {
    return failure('network', addressProblem(address));
  } finally {
    clearTimeout(timer);
    request.abort(); // what has not been read is not wanted
  }
}

async function read<T extends {updated_at: string}>(
  address: string,
  signal: AbortSignal,
  parse: (text: string) => T | null,
): Promise<T | Failure> {
  const response = await follow(address, signal);
  if ('reason' in response) return response;
  const answer = await readAnswer(response, signal, parse);
  if (answer === 'http') return failure('http', `HTTP ${response.status}`);
  if (typeof answer === 'string') return failure(answer);
  // No card believes what is dated ahead, and this must not take the place of a sound one.
  return parseDate(answer.updated_at) > Date.now() + CLOCK_TOLERANCE
    ? failure('invalid', `dated ahead of this server's clock, ${answer.updated_at}`)
    : answer;
}

function addressProblem(address: string): string | undefined {
  if (/^[/.]/.test(address)) return 'a server needs the whole address, with https://';
  return /^https?:\/\/[^/]*@/i.test(address)
    ? 'fetch takes no user or password in an address'
    : undefined;
}

/**
 * Follows redirects on the same host alone. A document's origin could otherwise have this server ask
 * whatever it can reach: itself, its neighbours, its cloud's metadata.
 */
async function follow(address: string, signal: AbortSignal): Promise<Response | Failure> {
  for (let url = address, hops = 0; hops <= MOST_REDIRECTS; hops++) {
    // Not to be kept by Next: it reads to the end what it keeps, wherever the reader stops.
    const response = await fetch(pastCaches(url), {cache: 'no-store', redirect: 'manual', signal});
    const location = isRedirect(response) && response.headers.get('location');
    if (!location) return response;
    const [from, to] = [new URL(url), new URL(location, url)];
    if (to.host !== from.host || !['https:', from.protocol].includes(to.protocol)) {
      const message = `HTTP ${response.status} to ${to.protocol}//${to.host}, which is not followed; if that is right, name the address there`;
      return failure('http', message);
    }
    void response.body?.cancel();
    url = to.href;
  }
  return failure('http', 'too many redirects');
}

const isRedirect = ({status}: Response) => [301, 302, 303, 307, 308].includes(status);

const failure = (reason: ErrorReason, message: string = reason): Failure => ({reason, message});
