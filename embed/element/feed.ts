import {askOnce} from '../contract/ask-once.js';
import {after} from '../contract/after.js';
import {attempt} from '../contract/attempt.js';
import type {ErrorReason} from '../contract/error-reason.js';
import {newest} from '../contract/newest.js';
import {parse} from '../contract/parse.js';
import {shownAddress} from '../contract/shown-address.js';
import type {Status} from '../contract/status.js';
import {onPage} from './page.js';
import {safely, say} from './safely.js';

/** Why a request brought no document. */
export class FeedError extends Error {
  constructor(
    readonly reason: ErrorReason,
    message: string,
    /** From `Retry-After`, ms; 0 if the server did not say. */
    readonly retryAfter: number,
  ) {
    super(message);
  }
}

/** What one address has brought so far. */
export interface FeedState<T = Status> {
  /** The newest good document; a failed refresh leaves it, and its age speaks. */
  status: T | null;
  /** Why the last request brought none; null if it did. */
  error: FeedError | null;
  /** How long the last request took, ms; null before the first has ended. */
  duration: number | null;
}

type Listener<T> = (state: FeedState<T>) => void;
type Dated = {updated_at: string};
type Parse<T> = (text: string) => T | null;

const FIRST_RETRY = 30_000; // ms, doubled with each failure
const LONGEST = 1e9; // ms; more than 2³¹ would fire at once
const LONGEST_WAIT = 3_600_000; // ms; a server may ask for more, but a tab is not silenced for a day
const LEAVING = 100; // ms; so soon after its requests were cut off a page says that it is left
const KEPT = 60_000; // ms; from one page of a single-page site to the next
const JITTER = 0.1; // of the interval, so that a million tabs do not ask at once

/** By address. Exported for tests, which begin without what the last one has brought. */
export const feeds = new Map<string, Feed<Status>>();

/** Kept, because a test's environment may be gone before the last timer. */
const page = globalThis.document;

/** A hidden page may have a window that stays on top of all others, and a card may be there. */
const isHidden = (): boolean =>
  page.hidden &&
  !(globalThis as {documentPictureInPicture?: {window: unknown}}).documentPictureInPicture?.window;

/**
 * Listens to the document at `url`. All listeners of an address share one feed and one request; a
 * newcomer is told the last state at once. The feed runs while somebody listens, and what it
 * has brought is kept for a minute.
 *
 * @param interval ms between requests; 0: asks once
 * @param seed a fresh document that the page has already: nothing is asked before it is due
 * @returns ends the subscription
 */
export function subscribe(
  url: string,
  interval: number,
  listener: Listener<Status>,
  seed: Status | null = null,
): () => void {
  let feed = feeds.get(url);
  if (!feed?.isKept) feeds.set(url, (feed = new Feed(url, parse, seed)));
  return feed.add(listener, interval);
}

/** The same for another kind of document. Whoever has it keeps it. */
export const feedOf = <T extends Dated>(url: string, parse: Parse<T>): Feed<T> =>
  new Feed(url, parse);

/** Asks again now, for all listeners of the address. */
export const refresh = async (url: string): Promise<void> => feeds.get(url)?.load();

class Feed<T extends Dated> {
  state: FeedState<T>;
  readonly #url: string;
  readonly #parse: Parse<T>;
  readonly #listeners = new Map<Listener<T>, number>();
  #endTimer: (() => void) | undefined;
  #request: AbortController | undefined;
  #done: Promise<void> | undefined;
  /** On the clock that nobody sets, `performance.now()`. */
  #dueAt: number;
  #failures = 0;
  #leavings = 0;
  #unlisten: (() => void) | undefined;
  #endedAt = 0;

  constructor(url: string, parse: Parse<T>, seed: T | null = null) {
    this.#url = url;
    this.#parse = parse;
    this.state = {status: seed, error: null, duration: null};
    this.#dueAt = seed ? Infinity : 0;
  }

  get isKept(): boolean {
    return !!this.#listeners.size || Math.abs(Date.now() - this.#endedAt) < KEPT;
  }

  add(listener: Listener<T>, interval: number): () => void {
    const isFirst = !this.#listeners.size;
    this.#listeners.set(listener, interval);
    listener(this.state);
    if (isFirst) this.#unlisten = onPage(this.#hear);
    // Who comes later may want it sooner.
    this.#dueAt = Math.min(this.#dueAt, performance.now() + this.#delay());
    this.#plan();
    return () => {
      if (this.#listeners.delete(listener) && !this.#listeners.size) this.#end();
    };
  }

  load(): Promise<void> | undefined {
    if (!this.#request) {
      this.#endTimer?.();
      // Where a page has lost it, a request ends by itself.
      this.#request = attempt(() => new AbortController()) ?? ({} as AbortController);
      this.#done = this.#ask(this.#request).catch((error: unknown) => {
        this.#request = undefined;
        say('elytra-status:', error);
      });
    }
    return this.#done;
  }

  /** Asks as soon as it may, because there is news. */
  hurry(): void {
    if (!this.state.error?.retryAfter && this.#dueAt < Infinity) this.#dueAt = 0;
    this.#plan();
  }

  async #ask(request: AbortController): Promise<void> {
    const start = performance.now();
    const leavings = this.#leavings;
    const isAgain = this.state.duration !== null;
    const {found, ...answer} = await askOnce(this.#url, isAgain, this.#parse, request);
    if (this.#request !== request) return;
    const error =
      typeof found === 'string'
        ? new FeedError(
            found,
            found === 'http' ? `HTTP ${answer.status}` : found,
            retryAfter(answer.retryAfter),
          )
        : null;
    const duration = performance.now() - start;
    // Leaving the page cuts off its requests, in some engines before anybody is told.
    const mayBeCutOff = error?.reason === 'network' || error?.reason === 'timeout';
    if (mayBeCutOff)
      await new Promise<void>((resolve) => (this.#endTimer = after(LEAVING, resolve)));
    this.#request = undefined;
    if (mayBeCutOff && leavings !== this.#leavings) {
      this.#dueAt = 0;
      this.#plan();
      return;
    }
    this.#failures = error ? this.#failures + 1 : 0;
    if (error && error.message !== this.state.error?.message) {
      say(`elytra-status: ${shownAddress(this.#url)}: ${error.message}`);
    }
    this.state = {
      status: newest(this.state.status, error ? null : (found as T)),
      error,
      duration,
    };
    this.#dueAt = performance.now() + this.#delay();
    this.#plan();
    for (const listener of this.#listeners.keys()) listener(this.state);
  }

  /** One timer, and none while nobody can see the page. */
  readonly #plan = (): void =>
    safely(() => {
      if (this.#request) return;
      this.#endTimer?.();
      if (isHidden()) return;
      const delay = this.#dueAt - performance.now();
      if (delay <= 0) void this.load();
      else if (delay > 0) this.#endTimer = after(Math.min(delay, LONGEST), this.#plan);
    });

  readonly #hear = (signal: string): void => {
    if (signal === 'pagehide') this.#leavings++;
    // After a sleep, offline or in the cache of pages, what was waited for may be long over.
    else if (signal === 'drift' || (this.state.error && /online|pageshow/.test(signal)))
      this.hurry();
    else this.#plan();
  };

  #delay(): number {
    const intervals = [...this.#listeners.values()].filter((interval) => interval > 0);
    const interval = Math.min(...intervals); // Infinity if there is none
    const backOff = Math.min(FIRST_RETRY, interval) * 2 ** (this.#failures - 1);
    const isRetry = this.#failures && interval < Infinity;
    const delay = isRetry ? Math.min(backOff, 4 * interval) : interval;
    return Math.max(delay, this.state.error?.retryAfter ?? 0) * (1 + JITTER * Math.random());
  }

  #end(): void {
    const {status, error} = this.state;
    if (status && !error && !this.#request) this.#endedAt = Date.now();
    else feeds.delete(this.#url);
    this.#endTimer?.();
    this.#unlisten?.();
    attempt(() => this.#request?.abort());
    this.#request = undefined;
  }
}

/** ms of `120`, or of a date; 0 for anything else. */
const retryAfter = (header: string | null): number =>
  Math.min(
    Math.max(0, Number(header) * 1000 || +new Date(header!) - Date.now() || 0),
    LONGEST_WAIT,
  );
