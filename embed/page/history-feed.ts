import {historyAddress} from '../contract/history-address.js';
import type {History} from '../contract/history.js';
import {parseDate} from '../contract/parse-date.js';
import {parseHistory} from '../contract/parse-history.js';
import {CLOCK_TOLERANCE, type Status} from '../contract/status.js';
import type {Feed, FeedOf} from '../card/parts/part.js';
import {attempt} from '../contract/attempt.js';

/** What is asked of an address. */
interface Source {
  feed: Feed<History>;
  /** What the status said when it was last asked for, and when that was made. */
  word?: string;
  time: number;
}

/** A card that shows bars. */
interface Watch {
  wake: () => void;
  isInSight: boolean;
  source?: Source;
  /** While it is in sight, it listens. */
  end?: () => void;
}

const MOST_OFTEN = 3_600_000; // ms, 1 hour
/** Failures that will not be over when it is asked for again. For others room is kept: it would come and go. */
const LASTING = /invalid|large| 4[^2]/;

/** By address. Exported for tests, which begin without what the last one has brought. */
export const histories = new Map<string, Source>();

const watches = new WeakMap<Element, Watch>();
let observer: IntersectionObserver | undefined;

/**
 * The record beside the document that a card shows; `coming` until it is known whether there is one, and while that is
 * asked again. Asked for once for all cards of an address, while one of them is in sight on a page that is not hidden;
 * again once an hour, when the word has changed, and where that failed as a document is.
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
  feedOf: FeedOf,
): History | 'coming' | undefined {
  const url = address ?? (document && status.history && attempt(() => historyAddress(document)));
  if (!url) return undefined;
  const source = histories.get(url) ?? {feed: feedOf(url, parseSound), time: -Infinity};
  histories.set(url, source);
  const {feed} = source;
  const element = card as Element;
  const watch = watchOf(element, wake);
  if (watch.source !== source) leave(watch);
  watch.source = source;
  if (watch.isInSight && element.isConnected) {
    watch.end ??= feed.add(() => {
      if (!watch.end) return; // what it is told while it begins to listen, it reads below
      // A card that shows no bars any more does not listen again.
      leave(watch);
      wake();
    }, MOST_OFTEN);
    const {platform_status: word, updated_at} = status;
    const time = parseDate(updated_at);
    if (word !== source.word && time > source.time) {
      Object.assign(source, {word, time});
      feed.hurry();
    }
  }
  const {status: found, error} = feed.state;
  return found ?? (LASTING.test(String(error)) ? undefined : 'coming');
}

function leave(watch: Watch): void {
  watch.end?.();
  watch.end = undefined;
}

/** Nothing may be claimed from what is yet to come. */
function parseSound(text: string): History | null {
  const history = parseHistory(text);
  return history && parseDate(history.updated_at) > Date.now() + CLOCK_TOLERANCE ? null : history;
}

/** Wakes a card when it comes into sight; where that cannot be known, it is. */
function watchOf(card: Element, wake: () => void): Watch {
  let watch = watches.get(card);
  if (watch) return watch;
  observer ??= attempt(() => new IntersectionObserver(onSight));
  watch = {wake, isInSight: !observer};
  watches.set(card, watch);
  observer?.observe(card);
  return watch;
}

/** Exported for tests: only WebKit tells of cards that are known no more. */
export function onSight(
  entries: readonly Pick<IntersectionObserverEntry, 'target' | 'isIntersecting'>[],
): void {
  for (const {target, isIntersecting} of entries) {
    const watch = watches.get(target);
    // It is another object then: the card was collected.
    if (!watch) continue;
    watch.isInSight = isIntersecting;
    if (isIntersecting) watch.wake();
    else leave(watch);
  }
}
