import {formatAge} from './format-age.js';
import {backupStatus, freshness} from '../../embed/contract/freshness.js';
import {isOpen} from '../../embed/contract/open-incident.js';
import {parseDate} from '../../embed/contract/parse-date.js';
import {CLOCK_TOLERANCE, type PlatformStatus, type Status} from '../../embed/contract/status.js';
import {oneLine} from '../text/printable.js';
import {critical, note, ok, warning, type Finding} from './finding.js';

export interface JudgeOptions {
  /** ms since 1970 */
  now: number;
  /** ms after `updated_at` from which it is late */
  maxAge: number;
  /** ms for which caches say that they have held the answer (`Age`) */
  heldFor: number;
}

const MAX_NAMES = 3;
const MAX_NAME = 80; // characters

/** What a document says, and whether it may still say it. */
export function judgeDocument(status: Status, options: JudgeOptions): Finding[] {
  const {now, maxAge, heldFor} = options;
  const {state, age, deadline} = freshness(status, now);
  const ahead = parseDate(status.updated_at) - now;
  const findings: Finding[] = [];
  if (ahead > CLOCK_TOLERANCE) {
    findings.push(
      warning(
        `dated ${formatAge(ahead)} ahead, so that no reader believes it`,
        'set the clocks of the publisher and of this machine by NTP',
      ),
    );
  } else if (state === 'stale') {
    const [text, remedy] = lateness(age, heldFor, deadline - (now - age));
    // One that is dated ahead within tolerance may be stale already.
    const staleFor = Math.max(0, now - deadline);
    findings.push(
      critical(`stale for ${formatAge(staleFor)}, ${text}; it said ${statusOf(status)}`, remedy),
    );
  } else {
    findings.push(judgeWord(status), ...(age > maxAge ? [late(age, heldFor, maxAge)] : []));
  }
  if (status.backups) {
    const word = backupStatus(status.backups, now);
    findings.push(word === 'success' ? ok('backups success') : note(`backups ${word}`));
  }
  return findings;
}

function judgeWord(status: Status): Finding {
  const text = statusOf(status);
  switch (status.platform_status) {
    case 'operational':
    case 'under_maintenance':
      return ok(text);
    case 'major_outage':
      return critical(text, 'look at Uptime Kuma');
    case 'unknown':
      return warning(text, "look at the publisher's log, or run elytra-status doctor there");
    default:
      return warning(text, 'look at Uptime Kuma');
  }
}

function late(age: number, heldFor: number, maxAge: number): Finding {
  const [text, remedy] = lateness(age, heldFor, maxAge);
  return warning(`${text}, more than ${formatAge(maxAge)}`, remedy);
}

/** Whether the publisher is late, or a cache that holds what was in time. */
function lateness(age: number, heldFor: number, limit: number): [text: string, remedy: string] {
  const updated = `updated ${formatAge(age)} ago`;
  if (!heldFor) return [updated, 'see whether the publisher still runs'];
  const held = `${updated}, of which a cache has held it ${formatAge(heldFor)} (Age: ${heldFor / 1000})`;
  return age - heldFor <= limit
    ? [`${held}: the publisher was in time`, 'shorten the time that the cache may keep it']
    : [held, 'see whether the publisher still runs'];
}

const brief = ({name}: {name: string}) => oneLine(name, MAX_NAME);

/** `partial outage (Website, API)`, `operational (4 of 5 reporting)`. */
function statusOf({platform_status, components = [], incidents = [], reporting}: Status): string {
  const wrong: PlatformStatus[] = ['major_outage', 'partial_outage', 'degraded_performance'];
  const names = components.filter(({status}) => wrong.includes(status)).map(brief);
  const shown = names.slice(0, MAX_NAMES).join(', ');
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  const missing =
    reporting && reporting.fresh < reporting.total
      ? `${reporting.fresh} of ${reporting.total} reporting`
      : '';
  const declared = incidents
    .filter((incident) => isOpen(incident) && incident.impact !== 'none')
    .map(brief);
  const details = [shown + more, ...declared.slice(0, MAX_NAMES), missing]
    .filter(Boolean)
    .join('; ');
  return platform_status.replaceAll('_', ' ') + (details && ` (${details})`);
}
