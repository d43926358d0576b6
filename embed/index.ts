export * from './contract/status.js';
export type {ErrorReason} from './contract/error-reason.js';
export * from './contract/history.js';
export {parse} from './contract/parse.js';
export {parseHistory} from './contract/parse-history.js';
export {backupStatus, freshness, type Freshness} from './contract/freshness.js';
export {ElytraStatus} from './element/elytra-status.js';
export {
  StatusEvent,
  type StatusChangeEvent,
  type StatusErrorEvent,
  type StatusEvents,
  type StatusLoadEvent,
  type StatusStaleEvent,
} from './element/events.js';
export {addMessages} from './text/add-messages.js';
export type {Messages} from './text/messages.js';
export type {Variant} from './card/variants.js';
export type {Track} from './contract/track.js';
export {trackStatus} from './element/track-status.js';
export type {State} from './card/state.js';
