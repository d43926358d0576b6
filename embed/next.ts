export {DEFAULT_STATUS, fetchStatus, STATUS_TAG, type FetchStatusOptions} from './fetch-status.js';
export {PlatformStatusCard, type PlatformStatusCardProps} from './platform-status-card.js';
export type {ElytraStatusAttributes} from './react.js';
export type {Status} from './status.js';
export {STYLE_HASH} from './style-hash.js';
