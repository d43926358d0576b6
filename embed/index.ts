export * from './contract/status.js';
export {parse} from './contract/parse.js';
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
export type {ErrorReason} from './element/feed.js';
export {addMessages} from './text/add-messages.js';
export type {Messages} from './text/messages.js';
export type {Variant} from './card/render.js';
export {trackStatus, type Track} from './element/track-status.js';
export type {State} from './card/view.js';
