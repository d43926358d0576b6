import type {PlatformStatus, Status} from '../../embed/contract/status.js';
import {toJson} from '../document/to-json.js';
import {datedStatus} from './dated-status.js';

/** Names of colours that shields.io knows. */
const COLORS: Record<PlatformStatus, string> = {
  operational: 'brightgreen',
  degraded_performance: 'yellow',
  partial_outage: 'orange',
  major_outage: 'red',
  under_maintenance: 'blue',
  unknown: 'lightgrey',
};
const CACHE_SECONDS = 300; // the least that shields.io takes

/** `badge.json`, of which shields.io makes a badge: https://shields.io/badges/endpoint-badge */
export function badgeJson(status: Status): string {
  const badge = {
    schemaVersion: 1,
    label: status.page?.name || 'status',
    message: datedStatus(status),
    color: COLORS[status.platform_status],
    cacheSeconds: CACHE_SECONDS,
  };
  return toJson(badge);
}
