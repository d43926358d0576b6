import {CLOCK_TOLERANCE, type Status} from '../../embed/contract/status.js';
import {parseDate} from '../../embed/contract/parse-date.js';
import {parseStanding} from './parse-standing.js';

/**
 * Whether the new document may take the place of what is published. Newer is never replaced by older,
 * and of two of one moment the first stays; but what no reader could use protects nothing: an invalid
 * document, one that is too large, or one dated ahead.
 *
 * @param now ms since 1970
 */
export function supersedes(status: Status, standing: string | null, now: number): boolean {
  const other = parseStanding(standing);
  if (!other) return true;
  const theirs = parseDate(other.updated_at);
  return theirs > now + CLOCK_TOLERANCE || theirs < parseDate(status.updated_at);
}
