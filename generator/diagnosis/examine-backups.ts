import {readBackups} from '../sources/backups/read.js';
import type {BackupReading} from '../sources/reading.js';
import type {BackupConfig, Config} from '../config/config.js';
import {writtenPlaces} from '../config/written-places.js';
import {critical, note, type Finding} from './finding.js';
import {get, GetError} from '../io/http-get.js';
import {publicAddress} from '../io/public-address.js';
import {judgeSeries} from './judge-series.js';

const LIST_TIMEOUT = 10_000; // ms

/** The newest backup of each series, and whether strangers may see it. */
export async function examineBackups(
  {backups, targets}: Pick<Config, 'backups' | 'targets'>,
  {signal, now}: {signal: AbortSignal; now: number},
): Promise<Finding[]> {
  if (!backups.length) return [note('none are configured: the document has no backup part')];
  const [readings, exposed] = await Promise.all([
    readBackups(backups, {signal, now, written: writtenPlaces(targets)}),
    Promise.all(backups.map((config) => findExposed(config, signal))),
  ]);
  return [...readings.flatMap((reading) => examineSeries(reading, now)), ...exposed.flat()];
}

/** Each by the name of its series. */
const examineSeries = (reading: BackupReading, now: number): Finding[] =>
  judgeSeries(reading, now).map((finding) => ({
    ...finding,
    text: `${reading.config.name}: ${finding.text}`,
  }));

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
