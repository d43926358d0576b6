import {formatAge} from './format-age.js';
import {freshness} from '../../embed/contract/freshness.js';
import {parseDate} from '../../embed/contract/parse-date.js';
import {CLOCK_TOLERANCE} from '../../embed/contract/status.js';
import {isForeign} from '../document/is-foreign.js';
import {parseStanding} from '../document/parse-standing.js';
import {FOREIGN_FAULTS} from '../errors/remedies.js';
import {critical, note, ok, warning, type Finding} from './finding.js';

/**
 * What is published at a target now: its date, whether it is valid, and what a run would make of it.
 *
 * @param body null: nothing is published
 */
export function judgeStanding(body: string | null, now: number): Finding {
  if (body === null) return note('nothing is published yet; elytra-status publish does that');
  if (isForeign(body))
    return critical(FOREIGN_FAULTS.document.what, FOREIGN_FAULTS.document.remedy);
  const status = parseStanding(body);
  if (!status) {
    return warning(
      'what is published is not a valid document',
      'publish: a run replaces it; then see what else writes there',
    );
  }
  const updated = parseDate(status.updated_at);
  const date = `of ${new Date(updated).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (updated > now + CLOCK_TOLERANCE) {
    return warning(
      `a document ${date} is published, ${formatAge(updated - now)} ahead of this machine's clock`,
      'set the clocks of all publishers by NTP; a run replaces it',
    );
  }
  const {state, deadline} = freshness(status, now);
  if (state === 'stale') {
    return critical(
      `a document ${date} is published, stale for ${formatAge(Math.max(0, now - deadline))}`,
      'see whether publish still runs (cron, systemd), and its log',
    );
  }
  const word = state.replaceAll('_', ' ');
  return updated > now
    ? note(`a valid document ${date} is published (${word}); a run now would be older and leave it`)
    : ok(`a valid document ${date} is published (${word}), ${formatAge(now - updated)} old`);
}
