import {parseDate} from './parse.js';
import {CLOCK_TOLERANCE, type Status} from './status.js';

/** A document is never replaced by an older one, nor by one that is dated ahead unless it is so itself. */
export const newest = (last: Status | null, next: Status | null): Status | null =>
  last && next && timeOf(next) < timeOf(last) ? last : (next ?? last);

/** What is dated ahead counts as the oldest, because nobody can claim anything from it. */
const timeOf = ({updated_at}: Status): number => {
  const time = parseDate(updated_at);
  return time > Date.now() + CLOCK_TOLERANCE ? 0 : time;
};
