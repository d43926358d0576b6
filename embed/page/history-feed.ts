import {askOnce} from '../contract/ask-once.js';
import {historyAddress} from '../contract/history-address.js';
import type {History} from '../contract/history.js';
import {parseDate} from '../contract/parse-date.js';
import {parseHistory} from '../contract/parse-history.js';
import {shownAddress} from '../contract/shown-address.js';
import {CLOCK_TOLERANCE, type Status} from '../contract/status.js';
import {attempt} from '../text/attempt.js';

/** What an address has brought. */
interface Feed {
  /** Undefined: there is none. */
  history: History | 'coming' | undefined;
  /** On the clock that nobody sets, `performance.now()`. */
  askedAt: number;
  isAsking: boolean;
  /** What the status said when it was asked for, and when that was made. */
  word?: string;
  time: number;
  error?: string;
  /** Of the cards that wait for an answer. */
  wakes: Set<() => void>;
}

const MOST_OFTEN = 3_600_000; // ms, 1 hour

/** By address. Exported for tests, which begin without what the last one has brought. */
export const histories = new Map<string, Feed>();

const inSight = new WeakSet<Element>();
const wakeOf = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/**
 * The record beside the document that a card shows; `coming` until it is known whether there is one. Asked for once
 * for all cards of an address, when one of them is in sight on a page that is not hidden; again once an hour, or when
 * the word has changed.
 *
 * @param address instead of that beside the document
 * @param wake called when there is something new
 */
export function historyOf(
  card: object,
  status: Status,
  document: string | undefined,
  address: string | undefined,
  wake: () => void,
): History | 'coming' | undefined {
  const url = address ?? (document && status.history && attempt(() => historyAddress(document)));
  if (!url) return undefined;
  const feed: Feed = histories.get(url) ?? {
    history: 'coming',
    askedAt: -Infinity,
    isAsking: false,
    time: -Infinity,
    wakes: new Set(),
  };
  histories.set(url, feed);
  const element = card as Element;
  watch(element, wake);
  const time = parseDate(status.updated_at);
  const isNews = feed.word !== status.platform_status && time > feed.time;
  const isDue = isNews || performance.now() - feed.askedAt > MOST_OFTEN;
  const isSeen = element.isConnected && inSight.has(element);
  if (!isSeen || !(isDue || feed.isAsking)) return feed.history;
  const page = element.ownerDocument;
  feed.wakes.add(wake);
  if (page.hidden) page.addEventListener('visibilitychange', wake, {once: true});
  else if (!feed.isAsking) {
    Object.assign(feed, {word: status.platform_status, time, isAsking: true});
    void ask(url, feed);
  }
  return feed.history;
}

/** Wakes a card when it comes into sight; where that cannot be known, it is. */
function watch(card: Element, wake: () => void): void {
  if (wakeOf.has(card)) return;
  wakeOf.set(card, wake);
  observer ??= attempt(
    () =>
      new IntersectionObserver((entries) => {
        for (const {target, isIntersecting} of entries) {
          if (isIntersecting) inSight.add(target);
          else inSight.delete(target);
          if (isIntersecting) wakeOf.get(target)?.();
        }
      }),
  );
  if (observer) observer.observe(card);
  else inSight.add(card);
}

async function ask(url: string, feed: Feed): Promise<void> {
  const {found, status} = await askOnce(url, feed.askedAt >= 0, parseHistory);
  const isAhead =
    typeof found !== 'string' && parseDate(found.updated_at) > Date.now() + CLOCK_TOLERANCE;
  // Nothing may be claimed from what is yet to come.
  const answer = isAhead ? 'invalid' : found;
  feed.askedAt = performance.now();
  feed.isAsking = false;
  if (typeof answer !== 'string') feed.history = answer;
  else if (feed.history === 'coming') feed.history = undefined;
  const error =
    answer === 'http' ? `HTTP ${status}` : typeof answer === 'string' ? answer : undefined;
  if (error && error !== feed.error) {
    attempt(() => console.error(`elytra-status: ${shownAddress(url)}: ${error}`));
  }
  feed.error = error;
  const wakes = [...feed.wakes];
  feed.wakes.clear();
  for (const wake of wakes) wake();
}
