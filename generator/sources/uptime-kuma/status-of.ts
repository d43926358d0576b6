import type {PlatformStatus} from '../../../embed/contract/status.js';

/** Uptime Kuma's DOWN, UP, PENDING and MAINTENANCE; its numbers go no further than this. */
const STATUSES: readonly PlatformStatus[] = [
  'major_outage',
  'operational',
  'degraded_performance',
  'under_maintenance',
];

/** `unknown` for a code that it does not have, or that is not a number. */
export const statusOf = (code: unknown): PlatformStatus =>
  (typeof code === 'number' && STATUSES[code]) || 'unknown';
