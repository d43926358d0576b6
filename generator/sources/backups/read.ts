import type {BackupConfig} from '../../config/config.js';
import type {Location} from '../../config/location.js';
import {ReadError, UnforeseenError} from '../../errors/read-error.js';
import {withDeadline} from '../../io/deadline.js';
import {LISTING} from '../../io/bounded-answers.js';
import {createS3Client} from '../../io/s3.js';
import type {BackupReading} from '../reading.js';
import {createBackupFilter, entersFolder} from './filter.js';
import {OwnFiles} from './own-files.js';
import {Survey} from './survey.js';
import {surveyBucket} from './survey-bucket.js';
import {surveyFolder} from './survey-folder.js';

export interface ReadBackupsOptions {
  signal: AbortSignal;
  /** ms since 1970 */
  now: number;
  /** What the same configuration writes; none of it is a backup. */
  written?: readonly Location[];
}

/** Reads all series side by side. Never throws, whatever the locations do. */
export function readBackups(
  series: readonly BackupConfig[],
  options: ReadBackupsOptions,
): Promise<BackupReading[]> {
  return Promise.all(
    series.map(async (config) => {
      try {
        return {config, ...(await survey(config, options)).listing()};
      } catch (error) {
        const known = error instanceof ReadError;
        return unreadable(config, known ? error : new UnforeseenError('backupUnreadable', error));
      }
    }),
  );
}

/** Nothing is known of a series. */
export const unreadable = (config: BackupConfig, error: ReadError): BackupReading => ({
  config,
  ...new Survey(() => 'folder').listing(),
  error,
});

async function survey(
  config: BackupConfig,
  {signal, now, written = []}: ReadBackupsOptions,
): Promise<Survey> {
  const {location, maxObjects, dateTemplate, include, exclude} = config;
  const createSurvey = () => new Survey(createBackupFilter(include, exclude));
  if (location.kind === 'file') {
    const found = createSurvey();
    const enters = (path: string) => entersFolder(path, include);
    const search = {path: location.path, maxObjects, enters, own: new OwnFiles(written)};
    await withDeadline(
      surveyFolder(found, search, {signal, now}),
      signal,
      () => new ReadError('backupUnreadable', 'the folder took too long to read'),
    );
    return found;
  }
  const {bucket, key: prefix} = location;
  // By bucket alone: one server may have several addresses.
  const ownKeys = new Set(
    written.flatMap((place) => (place.kind === 's3' && place.bucket === bucket ? place.key : [])),
  );
  const client = createS3Client(config.s3, LISTING);
  try {
    const {endpoint} = config.s3;
    const search = {bucket, prefix, maxObjects, dateTemplate, endpoint, ownKeys};
    return await withDeadline(
      surveyBucket(client, createSurvey, search, {signal, now}),
      signal,
      () => new ReadError('backupUnreadable', 'no answer in time'),
    );
  } finally {
    client.destroy();
  }
}
