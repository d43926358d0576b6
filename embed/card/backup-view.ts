import {backupStatus} from '../contract/freshness.js';
import {parseDate} from '../contract/parse-date.js';
import type {BackupState, BackupStatus} from '../contract/status.js';
import {formatAgo} from '../text/format.js';
import {fill} from '../text/messages.js';
import type {Spoken} from './spoken.js';
import type {ViewOptions} from './view-options.js';
import {dateOf} from './words.js';

export interface BackupView {
  /** Its shape. */
  status: BackupStatus;
  text: Spoken;
}

/**
 * What may be said of a backup.
 *
 * @param isStale the document says nothing of today: its success is the last known one, and overdue would
 *   blame the backup for a publisher that has stopped
 */
export function backupView(
  backup: BackupState,
  isStale: boolean,
  options: ViewOptions,
): BackupView {
  const {now, locale, messages, exact} = options;
  const judged = backupStatus(backup, now);
  const isLastKnown = isStale && backup.last_backup_status === 'success' && judged !== 'unknown';
  const word = isLastKnown ? 'success' : judged;
  const age = now - parseDate(backup.last_backup_time);
  const say = (isLong: boolean) => {
    if (word === 'unknown') return messages.backupsUnknown;
    if (word === 'overdue' && isNaN(age)) return messages.noBackup;
    const sentence = word === 'failed' ? 'backups' : isStale ? 'backupsKnown' : 'backupsAgo';
    return fill(messages[sentence], {
      status: messages[word],
      ago: exact
        ? dateOf(backup.last_backup_time, options)
        : formatAgo(Math.max(0, age), locale, isLong),
    });
  };
  return {status: isLastKnown ? 'unknown' : judged, text: {short: say(false), long: say(true)}};
}
