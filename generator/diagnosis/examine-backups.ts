import {formatAge} from '../../embed/text/format.js';
import {backupSeries, DEFAULT_MIN_SIZE} from '../rules/backup-status.js';
import {readBackups} from '../sources/backups/read.js';
import type {BackupReading} from '../sources/reading.js';
import type {BackupConfig} from '../config/config.js';
import {critical, note, ok, warning, type Finding} from './finding.js';
import {get, GetError} from '../io/http-get.js';
import {publicAddress} from '../io/public-address.js';
import {formatSize} from '../text/quantities.js';
import {suffixed} from '../config/known-variables.js';

const LIST_TIMEOUT = 10_000; // ms

/** The newest backup of each series, and whether strangers may see it. */
export async function examineBackups(
  backups: readonly BackupConfig[],
  {signal, now}: {signal: AbortSignal; now: number},
): Promise<Finding[]> {
  if (!backups.length) return [note('none are configured: the document has no backup part')];
  const [readings, exposed] = await Promise.all([
    readBackups(backups, {signal, now}),
    Promise.all(backups.map((config) => findExposed(config, signal))),
  ]);
  return [...readings.map((reading) => examineSeries(reading, now)), ...exposed.flat()];
}

function examineSeries(reading: BackupReading, now: number): Finding {
  const {config, newest, error} = reading;
  const {name, minSize} = config;
  const set = (variable: string) => suffixed(variable, name);
  if (error) {
    return warning(`${name}: ${error.what}`, error.remedy ?? '');
  }
  if (!newest) {
    return warning(
      `${name}: no backup found`,
      `check its location in BACKUPS, ${set('BACKUP_INCLUDE')} and ${set('BACKUP_EXCLUDE')}`,
    );
  }
  const time = `${new Date(newest.time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const text = `${name}: newest of ${time}, ${formatSize(newest.size)}`;
  const age = `${formatAge(Math.max(0, now - newest.time), 'en')} old`;
  switch (backupSeries(reading, now).last_backup_status) {
    case 'failed':
      return warning(
        `${text}, less than ${formatSize(minSize ?? DEFAULT_MIN_SIZE)}`,
        `see why it is so small, or lower ${set('BACKUP_MIN_SIZE')}`,
      );
    case 'overdue':
      return warning(
        `${text}, ${age}, more than ${formatAge(config.maxAge, 'en')}`,
        `see why the last backup did not run, or raise ${set('BACKUP_MAX_AGE')}`,
      );
    case 'unknown':
      return warning(`${text}, dated ahead`, 'set the clock of who writes it by NTP');
    default:
      return ok(`${text}, ${age}`);
  }
}

/** Asks without a key whether the bucket lists its backups to anybody. */
async function findExposed({name, location, s3}: BackupConfig, signal: AbortSignal) {
  if (location.kind !== 's3') return [];
  const url = `${publicAddress(s3, {bucket: location.bucket, key: ''})}?list-type=2&max-keys=1`;
  try {
    const {status, body} = await get(url, {signal, timeout: LIST_TIMEOUT});
    if (status !== 200 || !body.includes('<ListBucketResult')) return [];
    return [
      critical(
        `${name}: everybody may list s3://${location.bucket}`,
        'make the bucket private: no public-read ACL, no policy for "*"',
      ),
    ];
  } catch (error) {
    if (error instanceof GetError) return []; // told by the reading itself
    throw error;
  }
}
