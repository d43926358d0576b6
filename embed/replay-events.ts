import {attempt} from './attempt.js';
import type {ElytraStatus} from './elytra-status.js';
import {
  StatusEvent,
  type StatusChangeEvent,
  type StatusErrorEvent,
  type StatusEvents,
  type StatusLoadEvent,
  type StatusStaleEvent,
} from './events.js';
import type {FeedError} from './feed.js';
import {freshness} from './freshness.js';
import {parse} from './parse.js';
import type {State} from './view.js';

export interface StatusHandlers {
  onStatusLoad?: (event: StatusLoadEvent) => void;
  onStatusChange?: (event: StatusChangeEvent) => void;
  onStatusStale?: (event: StatusStaleEvent) => void;
  onStatusError?: (event: StatusErrorEvent) => void;
}

/**
 * Tells the handlers what an element has done before they listened: one that was defined by a script of its
 * own may have its answer before React is ready.
 */
export function replayEvents(card: ElytraStatus, handlers: StatusHandlers, from: State): void {
  const {state, data, error, src, initialData} = card as Partial<ElytraStatus>;
  if (!state || state === 'loading' || state === from) return;
  const event = <Name extends keyof StatusEvents>(name: Name, fields: StatusEvents[Name]) =>
    Object.defineProperty(Object.assign(new StatusEvent(name, fields), fields), 'target', {
      value: card,
    });
  const duration = durationOf(src);
  const ageMinutes = data ? Math.floor(freshness(data).age / 60_000) : 0;
  if (error) {
    const {reason} = error as FeedError;
    tell(() => handlers.onStatusError?.(event('error', {error, duration: duration ?? 0, reason})));
  } else if (data && parse(initialData)?.updated_at !== data.updated_at) {
    tell(() => handlers.onStatusLoad?.(event('load', {data, duration: duration ?? 0, ageMinutes})));
  }
  tell(() => handlers.onStatusChange?.(event('change', {from, to: state})));
  if (data && state === 'stale') {
    tell(() => handlers.onStatusStale?.(event('stale', {data, ageMinutes})));
  }
}

/** As a real event would: what a handler throws is reported, and does not unmount the host's app. */
function tell(handle: () => void): void {
  try {
    handle();
  } catch (error) {
    reportError(error);
  }
}

/** How long the last request took, ms; undefined if there was none: then the page had the document. */
function durationOf(src: string | null | undefined): number | undefined {
  const urls = (src ?? '').split(/\s+/).filter(Boolean);
  const requests = urls.flatMap((url) =>
    performance.getEntriesByName(
      attempt(() => new URL(url, document.baseURI).href) ?? url,
      'resource',
    ),
  );
  return requests.at(-1)?.duration;
}
