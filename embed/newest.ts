import {parseDate} from './parse.js';
import {CLOCK_TOLERANCE, type Status} from './status.js';

/** A document is never replaced by an older one, unless it was dated ahead. */
export function newest(last: Status | null, next: Status | null): Status | null {
  if (!next || !last) return next ?? last;
  const time = parseDate(last.updated_at);
  return parseDate(next.updated_at) >= time || time > Date.now() + CLOCK_TOLERANCE ? next : last;
}
