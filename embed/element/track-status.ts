import type {Track} from '../contract/track.js';
import type {StatusErrorEvent, StatusLoadEvent, StatusStaleEvent} from './events.js';

/**
 * Tells `track` what the cards of a page do, once a fetch however many cards show it:
 * `status_fetch_success` (`duration` in ms, `age_minutes`), `status_fetch_error` (`duration`, `reason`) and
 * `status_stale_data` (`age_minutes`).
 *
 * @returns ends it
 */
export function trackStatus(track: Track, target: EventTarget = document): () => void {
  const told = new WeakSet<object>();
  const stale = new WeakSet<object>();
  const isNew = (seen: WeakSet<object>, what: object) => !seen.has(what) && !!seen.add(what);
  const ending = new AbortController();
  const on = <E extends Event>(name: string, listener: (event: E) => void) =>
    target.addEventListener(name, (event) => listener(event as E), {signal: ending.signal});

  on<StatusLoadEvent>('elytra-status-load', ({data, duration, ageMinutes}) => {
    if (isNew(told, data)) track('status_fetch_success', {duration, age_minutes: ageMinutes});
  });
  on<StatusErrorEvent>('elytra-status-error', ({error, duration, reason}) => {
    if (isNew(told, error)) track('status_fetch_error', {duration, reason});
  });
  on<StatusStaleEvent>('elytra-status-stale', ({data, ageMinutes}) => {
    if (isNew(stale, data)) track('status_stale_data', {age_minutes: ageMinutes});
  });
  return () => ending.abort();
}
