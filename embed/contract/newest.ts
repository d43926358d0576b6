import {parseDate} from './parse-date.js';
import {CLOCK_TOLERANCE} from './status.js';

type Dated = {updated_at: string} | null;

/** A document is never replaced by an older one, nor by one that is dated ahead unless it is so itself. */
export const newest = <T extends Dated>(last: T, next: T): T =>
  timeOf(next) < timeOf(last) ? last : (next ?? last);

/** What is dated ahead counts as the oldest, because nobody can claim anything from it. NaN for none. */
const timeOf = (status: Dated): number => {
  const time = parseDate(status?.updated_at);
  return time > Date.now() + CLOCK_TOLERANCE ? 0 : time;
};
