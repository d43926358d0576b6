import {parse, parseDate} from './parse.js';
import {CLOCK_TOLERANCE, MAX_DOCUMENT_SIZE, type Status} from './status.js';

export interface FeedState {
  /** The newest good document; a failed refresh leaves it, and its age speaks. */
  status: Status | null;
  /** Why the last request brought none; null if it did. */
  error: FeedError | null;
  /** Whether a first request is still under way. */
  loading: boolean;
}

export class FeedError extends Error {
  override name = 'FeedError';

  constructor(
    readonly reason: 'http' | 'invalid' | 'network' | 'timeout' | 'too-large',
    message: string,
    /** From `Retry-After`, ms; 0 if the server did not say. */
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

type Listener = (state: FeedState) => void;

const REQUEST_TIMEOUT = 10_000; // ms
const FIRST_RETRY = 30_000; // ms, doubled with each failure
const JITTER = 0.1; // of the interval, so that a million tabs do not ask at once

const feeds = new Map<string, Feed>();

/**
 * Listens to the document at `url`. All listeners of an address share one feed and one request; a
 * newcomer is told the last state at once. The feed runs while somebody listens.
 *
 * @param refresh ms between requests; 0: asks once
 * @returns ends the subscription
 */
export function subscribe(url: string, refresh: number, listener: Listener): () => void {
  let feed = feeds.get(url);
  if (!feed) feeds.set(url, (feed = new Feed(url)));
  return feed.add(listener, refresh);
}

/** Asks again now, for all listeners of the address. */
export const refresh = async (url: string): Promise<void> => feeds.get(url)?.load();

class Feed {
  private state: FeedState = {status: null, error: null, loading: true};
  private readonly listeners = new Map<Listener, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private request: AbortController | undefined;
  private dueAt = 0;
  private failures = 0;

  constructor(private readonly url: string) {}

  add(listener: Listener, refresh: number): () => void {
    const isFirst = !this.listeners.size;
    this.listeners.set(listener, refresh);
    listener(this.state);
    if (isFirst) {
      document.addEventListener('visibilitychange', this.plan);
      void this.load();
    } else {
      this.plan();
    }
    return () => {
      this.listeners.delete(listener);
      if (!this.listeners.size) this.end();
    };
  }

  async load(): Promise<void> {
    if (this.request) return;
    const request = (this.request = new AbortController());
    const {status, error} = await ask(this.url, this.dueAt > 0, request.signal);
    if (this.request !== request) return; // ended meanwhile
    this.request = undefined;
    this.failures = error ? this.failures + 1 : 0;
    this.dueAt = Date.now() + this.delay(error);
    if (error && error.message !== this.state.error?.message) {
      console.error(`elytra-status: ${this.url}: ${error.message}`);
    }
    this.state = {status: newer(status, this.state.status), error, loading: false};
    this.plan();
    for (const listener of this.listeners.keys()) listener(this.state);
  }

  /** One timer, and none while nobody can see the page. */
  private readonly plan = (): void => {
    clearTimeout(this.timer);
    if (document.hidden || this.request || this.dueAt === Infinity) return;
    this.timer = setTimeout(() => this.load(), Math.max(0, this.dueAt - Date.now()));
  };

  private delay(error: FeedError | null): number {
    const intervals = [...this.listeners.values()].filter((interval) => interval > 0);
    const interval = Math.min(...intervals);
    const backOff = Math.min(FIRST_RETRY, interval) * 2 ** (this.failures - 1);
    const delay = error ? Math.max(Math.min(backOff, 4 * interval), error.retryAfter) : interval;
    return delay * (1 + JITTER * Math.random());
  }

  private end(): void {
    feeds.delete(this.url);
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.plan);
    this.request?.abort();
    this.request = undefined;
  }
}

/** A document is never replaced by an older one, unless that was dated ahead. */
function newer(next: Status | null, last: Status | null): Status | null {
  if (!next || !last) return next ?? last;
  const time = parseDate(last.updated_at);
  return parseDate(next.updated_at) >= time || time > Date.now() + CLOCK_TOLERANCE ? next : last;
}

type Answer = {status: Status; error: null} | {status: null; error: FeedError};

async function ask(url: string, again: boolean, ended: AbortSignal): Promise<Answer> {
  const request = new AbortController();
  const abort = () => request.abort();
  ended.addEventListener('abort', abort);
  const timer = setTimeout(abort, REQUEST_TIMEOUT);
  try {
    const response = await fetch(url, {
      // The first may come from a cache, as its own times will tell; later ones must ask.
      cache: again ? 'no-cache' : 'default',
      credentials: 'omit',
      signal: request.signal,
    });
    if (!response.ok) {
      const seconds = Number(response.headers.get('retry-after'));
      throw new FeedError('http', `HTTP ${response.status}`, seconds > 0 ? seconds * 1000 : 0);
    }
    const status = parse(await readText(response));
    if (!status) throw new FeedError('invalid', 'the answer is no status document');
    return {status, error: null};
  } catch (error) {
    if (error instanceof FeedError) return {status: null, error};
    return {
      status: null,
      error: request.signal.aborted
        ? new FeedError('timeout', 'no answer in time')
        : new FeedError('network', 'the request failed'),
    };
  } finally {
    clearTimeout(timer);
    ended.removeEventListener('abort', abort);
    abort(); // what has not been read is not wanted
  }
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const {done, value} = (await reader?.read()) ?? {done: true};
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MAX_DOCUMENT_SIZE) throw new FeedError('too-large', 'the answer is too large');
    text += decoder.decode(value, {stream: true});
  }
}
