import {timeZoneOf} from '../../embed/text/time-zone.js';
import type {Status} from '../../embed/contract/status.js';

/** `degraded performance`: the contract's word, for people. */
export const wordOf = (status: Pick<Status, 'platform_status'>): string =>
  status.platform_status.replaceAll('_', ' ');

/**
 * `operational · 10 Nov 15:30 UTC`, for what cannot expire by itself: its reader has to see of when it is.
 * In the zone of the page, else in UTC.
 */
export function datedStatus(status: Status): string {
  const zone = status.page?.time_zone;
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: (zone && timeZoneOf(zone)) || 'UTC',
  });
  const parts = Object.fromEntries(
    format.formatToParts(new Date(status.updated_at)).map(({type, value}) => [type, value]),
  );
  const {day, month, hour, minute, timeZoneName} = parts;
  return `${wordOf(status)} · ${day} ${month} ${hour}:${minute} ${timeZoneName}`;
}
