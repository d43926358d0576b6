import {MAX_CHANGES, type StatusChange} from '../../../embed/contract/history.js';
import {parseDate} from '../../../embed/contract/parse-date.js';
import type {Status} from '../../../embed/contract/status.js';

/** The changes, newest first, with the word of a new document; one that is older than what is known says nothing. */
export function noteChange(
  changes: readonly StatusChange[],
  {platform_status: word, updated_at: time}: Pick<Status, 'platform_status' | 'updated_at'>,
): StatusChange[] {
  const [last] = changes;
  if (last && parseDate(time) <= parseDate(last.through)) return [...changes];
  const from = last?.to ?? 'unknown';
  if (word === from) return last ? [{...last, through: time}, ...changes.slice(1)] : [];
  return [{time, from, to: word, through: time}, ...changes].slice(0, MAX_CHANGES);
}
