import type {StatusChange} from '../../embed/contract/history.js';

const LONG_UNKNOWN = 3_600_000; // ms, an hour

/**
 * The changes that lasted for two runs, or where nothing was known for an hour: what was said once may be a
 * glitch. Newest first; one that is among them stays.
 *
 * @param now when the newest document was made
 */
export function lastingChanges(changes: readonly StatusChange[], now: string): StatusChange[] {
  const lasting: StatusChange[] = [];
  // Before the first word nothing had changed.
  let word = changes.at(-1)?.from === 'unknown' ? undefined : changes.at(-1)?.from;
  for (const [index, change] of [...changes.entries()].reverse()) {
    const until = Date.parse(changes[index - 1]?.time ?? now);
    const begin = Date.parse(change.time);
    const lasts =
      change.to === 'unknown' ? until - begin >= LONG_UNKNOWN : Date.parse(change.through) > begin;
    if (!lasts || change.to === word) continue;
    if (word !== undefined) lasting.unshift({...change, from: word});
    word = change.to;
  }
  return lasting;
}
