import {createBackupFilter} from './filter.js';
import {ReadError} from '../../errors/read-error.js';
import type {BackupConfig} from '../../config/config.js';
import type {BackupReading} from '../reading.js';
import {withDeadline} from '../../io/deadline.js';
import {newestInBucket} from './newest-in-bucket.js';
import {newestInFolder} from './newest-in-folder.js';
import {createS3Client} from '../../io/s3.js';

/** Reads all series side by side. Never throws for what the locations do. */
export function readBackups(
  series: readonly BackupConfig[],
  {signal, now}: {signal: AbortSignal; now: number},
): Promise<BackupReading[]> {
  return Promise.all(
    series.map(async (config) => {
      try {
        return {config, newest: await findNewest(config, signal, now)};
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
        return {config, newest: null, error};
      }
    }),
  );
}

async function findNewest(config: BackupConfig, signal: AbortSignal, now: number) {
  const {location, maxObjects, dateTemplate} = config;
  const isBackup = createBackupFilter(config.include, config.exclude);
  if (location.kind === 'file') {
    return withDeadline(
      newestInFolder({path: location.path, maxObjects, isBackup}, {signal, now}),
      signal,
      () => new ReadError('backupUnreadable', 'the folder took too long to read'),
    );
  }
  const client = createS3Client(config.s3);
  try {
    const search = {
      bucket: location.bucket,
      prefix: location.key,
      maxObjects,
      dateTemplate,
      isBackup,
      endpoint: config.s3.endpoint,
    };
    return await withDeadline(
      newestInBucket(client, search, {signal, now}),
      signal,
      () => new ReadError('backupUnreadable', 'no answer in time'),
    );
  } finally {
    client.destroy();
  }
}
