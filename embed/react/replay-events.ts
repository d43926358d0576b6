import {attempt} from '../contract/attempt.js';
import type {ElytraStatus} from '../element/elytra-status.js';
import {
  StatusEvent,
  type StatusChangeEvent,
  type StatusErrorEvent,
  type StatusEvents,
  type StatusLoadEvent,
  type StatusStaleEvent,
} from '../element/events.js';
import type {FeedError} from '../element/feed.js';
import {freshness} from '../contract/freshness.js';
import {openIncident} from '../contract/open-incident.js';
import {parse} from '../contract/parse.js';
import type {Status} from '../contract/status.js';
import type {State} from '../card/state.js';

export interface StatusHandlers {
  onStatusLoad?: (event: StatusLoadEvent) => void;
  onStatusChange?: (event: StatusChangeEvent) => void;
  onStatusStale?: (event: StatusStaleEvent) => void;
  onStatusError?: (event: StatusErrorEvent) => void;
}

/** What the handlers know of an element. */
export interface Told {
  state: State;
  data?: Status | null;
  error?: Error | null;
}

/**
 * Tells the handlers what an element has done while they did not listen: one that was defined by a script of
 * its own may have its answer before React is ready, and one in a hidden `<Activity>` goes on.
 */
export function replayEvents(card: ElytraStatus, handlers: StatusHandlers, told: Told): void {
  const {state, data, error, src, initialData} = card as Partial<ElytraStatus>;
  if (!state || state === 'loading') return;
  const event = <Name extends keyof StatusEvents>(name: Name, fields: StatusEvents[Name]) =>
    Object.defineProperty(Object.assign(new StatusEvent(name, fields), fields), 'target', {
      value: card,
    });
  const duration = durationOf(src) ?? 0;
  const ageMinutes = data ? Math.floor(freshness(data).age / 60_000) : 0;
  if (error && error !== told.error) {
    const {reason} = error as FeedError;
    tell(() => handlers.onStatusError?.(event('error', {error, duration, reason})));
  }
  const isGiven = data && parse(initialData)?.updated_at === data.updated_at;
  if (!error && data && data !== told.data && !isGiven) {
    tell(() => handlers.onStatusLoad?.(event('load', {data, duration, ageMinutes})));
  }
  const incident = incidentOf(data);
  if (state === told.state && incident?.id === incidentOf(told.data)?.id) return;
  tell(() => handlers.onStatusChange?.(event('change', {from: told.state, to: state, incident})));
  if (state === told.state) return;
  if (data && state === 'stale') {
    tell(() => handlers.onStatusStale?.(event('stale', {data, ageMinutes})));
  }
}

const incidentOf = (data: Status | null | undefined) =>
  (data && openIncident(data)?.incident) ?? null;

/** As a real event would: what a handler throws is reported, and does not unmount the host's app. */
function tell(handle: () => void): void {
  try {
    handle();
  } catch (error) {
    reportError(error);
  }
}

/** How long the last request took, ms; undefined where the page has thrown its timings away. */
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
