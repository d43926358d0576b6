export {
  DEFAULT_STATUS,
  fetchStatus,
  STATUS_TAG,
  type FetchStatusOptions,
} from './server/fetch-status.js';
export {PlatformStatusCard, type PlatformStatusCardProps} from './react/platform-status-card.js';
export type {ElytraStatusAttributes} from './react.js';
export type {Status} from './contract/status.js';
export {STYLE_HASH} from './server/style-hash.js';
