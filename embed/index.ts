export * from './status.js';
export {parse} from './parse.js';
export {backupStatus, freshness, type Freshness} from './freshness.js';
export {ElytraStatus} from './elytra-status.js';
