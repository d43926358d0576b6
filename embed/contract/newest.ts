import {parseDate} from './parse-date.js';
import {CLOCK_TOLERANCE, type Status} from './status.js';

/** A document is never replaced by an older one, nor by one that is dated ahead unless it is so itself. */
export const newest = (last: Status | null, next: Status | null): Status | null =>
  timeOf(next) < timeOf(last) ? last : (next ?? last);

/** What is dated ahead counts as the oldest, because nobody can claim anything from it. NaN for none. */
const timeOf = (status: Status | null): number => {
  const time = parseDate(status?.updated_at);
  return time > Date.now() + CLOCK_TOLERANCE ? 0 : time;
};
