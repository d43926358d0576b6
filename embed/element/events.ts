import type {ErrorReason} from '../contract/error-reason.js';
import type {Incident, Status} from '../contract/status.js';
import type {State} from '../card/state.js';

/** What each event of the element carries. */
export interface StatusEvents {
  /** A request has brought a valid document. `duration` in ms, `ageMinutes` whole. */
  load: {data: Status; duration: number; ageMinutes: number};
  /** What the card claims has changed: its state, or the open incident that it names. */
  change: {from: State; to: State; incident: Incident | null};
  /** A document has passed its deadline; once per transition. */
  stale: {data: Status; ageMinutes: number};
  /** A request has brought no valid document. `duration` in ms. */
  error: {error: Error; duration: number; reason: ErrorReason};
}

/** The platform's own, also where an old library has put another class in its place. */
const PlatformEvent = (
  typeof MessageEvent === 'undefined' ? Event : Object.getPrototypeOf(MessageEvent)
) as typeof Event;

/** `elytra-status-load` and its sisters: they bubble, also out of shadow roots. */
export class StatusEvent<
  Name extends keyof StatusEvents = keyof StatusEvents,
> extends PlatformEvent {
  constructor(name: Name, fields: StatusEvents[Name]) {
    super(`elytra-status-${name}`, {bubbles: true, composed: true});
    Object.assign(this, fields);
  }
}

export type StatusLoadEvent = StatusEvent<'load'> & Readonly<StatusEvents['load']>;
export type StatusChangeEvent = StatusEvent<'change'> & Readonly<StatusEvents['change']>;
export type StatusStaleEvent = StatusEvent<'stale'> & Readonly<StatusEvents['stale']>;
export type StatusErrorEvent = StatusEvent<'error'> & Readonly<StatusEvents['error']>;

declare global {
  interface HTMLElementEventMap {
    'elytra-status-load': StatusLoadEvent;
    'elytra-status-change': StatusChangeEvent;
    'elytra-status-stale': StatusStaleEvent;
    'elytra-status-error': StatusErrorEvent;
  }
}
