import {isProblem} from '../diagnosis/finding.js';
import {judgeSeries} from '../diagnosis/judge-series.js';
import {formatFault} from '../errors/fault.js';
import {UnforeseenError} from '../errors/read-error.js';
import type {Log} from '../io/log.js';
import {backupVerdict} from '../rules/backup-verdict.js';
import type {BackupReading} from '../sources/reading.js';
import {stackOf} from '../text/stack-of.js';

/** What `doctor` would say of the series: a run that knows it does not keep it to itself. */
export function logBackups(readings: readonly BackupReading[], now: number, log: Log): void {
  for (const reading of readings) {
    const write = reading.error ? log.error : log.warn;
    if (reading.error instanceof UnforeseenError) log.debug(stackOf(reading.error.cause));
    const [verdict, ...more] = judgeSeries(reading, now);
    // That a backup is late, the status says already.
    const isSaid = backupVerdict(reading, now).why === 'old';
    for (const finding of isSaid ? more : [verdict!, ...more]) {
      if (!isProblem(finding)) continue;
      const {text: what, remedy} = finding;
      write(`Backups (${reading.config.name}): ${formatFault({what, remedy})}`);
    }
  }
}
