export * from './status.js';
export {parse} from './parse.js';
export {backupStatus, freshness, type Freshness} from './freshness.js';
export {ElytraStatus} from './elytra-status.js';
export {
  StatusEvent,
  type StatusChangeEvent,
  type StatusErrorEvent,
  type StatusEvents,
  type StatusLoadEvent,
  type StatusStaleEvent,
} from './events.js';
export type {ErrorReason} from './feed.js';
export {addMessages} from './add-messages.js';
export type {Messages} from './messages.js';
export type {Variant} from './render.js';
export {trackStatus, type Track} from './track.js';
export type {State} from './view.js';
