import {refresh, subscribe, type FeedError, type FeedState} from './feed.js';
import {after} from '../contract/after.js';
import {freshness} from '../contract/freshness.js';
import {newest} from '../contract/newest.js';
import type {Status} from '../contract/status.js';

/** What all addresses of a card have brought together. */
export interface SourcesState {
  status: Status | null;
  /** From where it is. */
  url: string | undefined;
  /** Null while any address may still answer, or one has. */
  error: FeedError | null;
  /** Whether there is nothing to say yet. */
  loading: boolean;
}

const PATIENCE = 3_000; // ms; so long a stale answer waits for a fresh one

/**
 * Listens to several addresses of one document. The first fresh answer shows at once, a stale one when
 * all have answered or three seconds have passed, and never in the place of a newer one.
 *
 * @param interval ms between requests
 * @param status a document that the page has already
 * @param onChange told the new whole, and what the last address to speak has brought
 * @returns ends listening
 */
export function listen(
  urls: readonly string[],
  interval: number,
  status: Status | null,
  onChange: (state: SourcesState, answer?: FeedState) => void,
): () => void {
  const states = new Map<string, FeedState>();
  let isPatient = urls.length > 1;
  const tell = (answer?: FeedState) => {
    const all = [...states.values()];
    const isWaiting = all.length < urls.length || all.some(({duration}) => duration === null);
    let best: Status | null = null;
    for (const state of all) best = newest(best, state.status);
    if (status || !isWaiting || !isPatient || isFresh(best)) status = newest(status, best);
    const errors = all.map(({error}) => error);
    const error = isWaiting || errors.includes(null) ? null : (errors[0] ?? null);
    const url = urls.find((one) => states.get(one)?.status === status) ?? urls[0];
    onChange({status, url, error, loading: isWaiting && !status}, answer);
  };
  const endings = urls.map((url) =>
    subscribe(
      url,
      interval,
      (state) => {
        states.set(url, state);
        tell(state);
      },
      isFresh(status) ? status : null,
    ),
  );
  if (isPatient) {
    const lose = () => {
      isPatient = false;
      tell();
    };
    endings.push(after(PATIENCE, lose));
  }
  return () => {
    for (const end of endings) end();
  };
}

/** Asks all of them again now. */
export const refreshAll = (urls: readonly string[]): Promise<unknown> =>
  Promise.all(urls.map((url) => refresh(url)));

const isFresh = (status: Status | null): boolean =>
  !!status && !['stale', 'unknown'].includes(freshness(status).state);
