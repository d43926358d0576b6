import {parseDate} from '../contract/parse-date.js';
import type {Status} from '../contract/status.js';
import {formatDate} from '../text/format.js';
import {fill} from '../text/messages.js';
import {timeZoneOf} from '../text/time-zone.js';
import type {ViewOptions} from './view-options.js';
import {viewOf, type View} from './view.js';

export interface DatedView extends View {
  /** `as of 10 Nov 2025, 15:30 UTC`, for the headline; null where there is no document. */
  asOf: string | null;
}

/**
 * What may be said of a document by who has no clock, or whose words are read at any later time: what it
 * said, and as of when. Dates instead of ages, in the given zone, else the page's, else UTC.
 */
export function datedView(
  status: Status | null,
  options: Pick<ViewOptions, 'locale' | 'messages' | 'timeZone' | 'scope'>,
): DatedView {
  const {locale, messages, scope} = options;
  const timeZone =
    [options.timeZone, status?.page?.time_zone]
      .map((zone) => zone && timeZoneOf(zone))
      .find(Boolean) ?? 'UTC';
  // Judged at the moment at which it was made: nothing more is claimed.
  const now = status ? parseDate(status.updated_at) : 0;
  const view = viewOf(status, {locale, messages, timeZone, scope, now, exact: true});
  const time = formatDate(now, locale, timeZone);
  return {
    ...view,
    headline: view.state === 'stale' ? view.short : view.headline,
    asOf: status && fill(messages.asOf, {time}),
  };
}
