import {formatAge} from './format-age.js';
import {suffixed} from '../config/known-variables.js';
import {READ_REMEDIES} from '../errors/remedies.js';
import {backupVerdict, type BackupVerdict} from '../rules/backup-verdict.js';
import type {BackupReading, LeftOut} from '../sources/reading.js';
import {formatDuration, formatSize} from '../text/quantities.js';
import {note, ok, warning, type Finding} from './finding.js';

/** What is known of one series, its verdict first. `doctor` says all of it, the log of a run the problems. */
export function judgeSeries(reading: BackupReading, now: number): Finding[] {
  const verdict = backupVerdict(reading, now);
  return [
    judgeVerdict(reading, verdict, now),
    ...judgeName(verdict),
    ...judgeNewer(reading, verdict),
    ...(verdict.why === 'none' ? [] : leftOutOf(reading).map((text) => note(text))),
    ...(reading.oddNames ? [note(`${count(reading.oddNames, 'name')} not in UTF-8`)] : []),
  ];
}

function judgeVerdict(reading: BackupReading, verdict: BackupVerdict, now: number): Finding {
  const {config, error} = reading;
  const {backup, small, why} = verdict;
  const set = (variable: string) => suffixed(`BACKUP_${variable}`, config.name);
  if (error) return warning(error.what, error.remedy ?? READ_REMEDIES[error.output]);
  if (why === 'inProgress') return note('what is there changed within the last minute');
  if (!backup) {
    const there = leftOutOf(reading);
    return warning(
      `no backup found${there.length ? `: ${there.join(', ')}` : ''}`,
      `check its location in BACKUPS, ${set('INCLUDE')} and ${set('EXCLUDE')}`,
    );
  }
  const newest = `newest of ${utc(backup.time)}, ${formatSize(backup.size)}`;
  const age = `${formatAge(Math.max(0, now - backup.time))} old`;
  if (why === 'ahead') return warning(`${newest}, dated ahead`, READ_REMEDIES.backupFuture);
  if (small?.by === 'named') {
    return warning(
      `${newest}, less than ${formatSize(small.least)}`,
      `see why it is so small, or lower ${set('MIN_SIZE')}`,
    );
  }
  if (small) {
    const than = {
      empty: 'an empty file',
      floor: `less than the ${formatSize(small.least)} of any dump or archive`,
      like: `where its like have at least ${formatSize(small.least)}`,
    }[small.by];
    return warning(
      `${newest}, ${than}`,
      `see why it is so small; where that is right, set ${set('MIN_SIZE')}, which takes the place of this check`,
    );
  }
  if (why === 'old') {
    return warning(
      `${newest}, ${age}, more than ${formatDuration(config.maxAge)}`,
      `see why the last backup did not run, or raise ${set('MAX_AGE')}`,
    );
  }
  return ok(`${newest}, ${age}`);
}

function judgeName({backup, nameDate}: BackupVerdict): Finding[] {
  if (!backup || nameDate === undefined) return [];
  const [byName, byTime] = [nameDate, backup.time].map((time) => utc(time).slice(0, 10));
  return [
    warning(
      `the newest is of ${byName} by its name, and of ${byTime} by its time, which a copy or a change of rights renews`,
      READ_REMEDIES.backupOutdated,
    ),
  ];
}

function judgeNewer({objects}: BackupReading, {backup}: BackupVerdict): Finding[] {
  const [newest] = objects;
  if (!backup || !newest || newest === backup) return [];
  return [note(`a newer one, ${formatSize(newest.size)}, has an hour to become larger`)];
}

/** What there is besides, and why it does not count. */
function leftOutOf({config, leftOut}: BackupReading): string[] {
  const set = (variable: string) => suffixed(`BACKUP_${variable}`, config.name);
  const reasons: Record<keyof LeftOut, [what: string, why: string]> = {
    own: ['file', 'left out because this configuration writes it'],
    sideCar: ['file', 'left out as a side-car'],
    unfinished: ['file', 'left out as unfinished'],
    inProgress: ['file', 'changed within the last minute'],
    filtered: ['file', `left out by ${set('INCLUDE')} or ${set('EXCLUDE')}`],
    folderLink: ['link', 'to a folder not followed: name in BACKUPS what it leads to'],
  };
  return Object.entries(reasons).flatMap(([reason, [what, why]]) => {
    const number = leftOut[reason as keyof LeftOut];
    return number ? [`${count(number, what)} ${why}`] : [];
  });
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

const utc = (time: number) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
