import {ListObjectsV2Command, type S3Client} from '@aws-sdk/client-s3';
import type {BackupFilter} from './filter.js';
import type {BackupObject} from '../reading.js';
import {ReadError} from '../../errors/read-error.js';
import {expandDateTemplate} from '../../config/date-template.js';
import {s3Fault} from '../../errors/s3-fault.js';
import {AnswerTooLong} from '../../io/bounded-answers.js';
import {httpStatus} from '../../io/s3.js';

const FIRST_WINDOW = 172_800_000; // ms, 2 days
const WINDOW_FACTOR = 4;
const WINDOWS = 6; // 2 days to 5.6 years; after that the whole prefix

export interface BucketSearch {
  bucket: string;
  prefix: string;
  maxObjects: number;
  dateTemplate?: string;
  isBackup: BackupFilter;
  /** Undefined: AWS is asked. */
  endpoint?: string;
}

/**
 * The newest object by `LastModified`, or null. Buckets list by key only: without a date template that
 * means all of the prefix, with one the keys of the last days.
 *
 * @throws {ReadError} if the listing fails, is no listing, or is cut by `maxObjects`
 */
export async function newestInBucket(
  client: S3Client,
  search: BucketSearch,
  {signal, now}: {signal: AbortSignal; now: number},
): Promise<BackupObject | null> {
  const {dateTemplate} = search;
  if (dateTemplate) {
    for (let window = 0; window < WINDOWS; window++) {
      const since = now - FIRST_WINDOW * WINDOW_FACTOR ** window;
      const newest = await scan(client, search, signal, expandDateTemplate(dateTemplate, since));
      if (newest && newest.time >= since) return newest;
    }
  }
  return scan(client, search, signal);
}

async function scan(
  client: S3Client,
  {bucket, prefix, maxObjects, isBackup, endpoint}: BucketSearch,
  signal: AbortSignal,
  startAfter?: string,
): Promise<BackupObject | null> {
  let newest: BackupObject | null = null;
  let listed = 0;
  let token: string | undefined;
  do {
    const page = await listPage(
      client,
      {signal, endpoint},
      {
        Bucket: bucket,
        Prefix: prefix,
        StartAfter: startAfter,
        ContinuationToken: token,
      },
    );
    for (const {Key = '', LastModified, Size = NaN} of page.Contents ?? []) {
      const time = Math.max(0, LastModified?.getTime() ?? NaN); // a year below 0 is no date of ours
      if (!Key.startsWith(prefix) || Number.isNaN(time) || !Number.isFinite(Size)) {
        throw noListing();
      }
      // A prefix may end within a name.
      const path = Key.slice(prefix.length).replace(/^\//, '');
      if (!isBackup(path, Key.slice(Key.lastIndexOf('/') + 1))) continue;
      if (!newest || time > newest.time) newest = {time, size: Size};
    }
    listed += page.Contents?.length ?? 0;
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
    if (page.IsTruncated && !token) {
      throw new ReadError('backupUnreadable', 'the listing breaks off without saying how to go on');
    }
    if (token && listed >= maxObjects) {
      throw new ReadError('backupCut', `more than ${maxObjects} objects`);
    }
  } while (token);
  return newest;
}

async function listPage(
  client: S3Client,
  {signal, endpoint}: {signal: AbortSignal; endpoint?: string},
  input: ConstructorParameters<typeof ListObjectsV2Command>[0],
) {
  const page = await client
    .send(new ListObjectsV2Command(input), {abortSignal: signal})
    .catch((error: unknown) => {
      const isOdd = httpStatus(error) === 200 && !(error instanceof AnswerTooLong);
      if (isOdd) throw noListing(error);
      const {what, remedy} = s3Fault(error, {prefix: 'BACKUP_S3', action: 'list', endpoint});
      throw new ReadError('backupUnreadable', what, {remedy, cause: error});
    });
  // For the SDK an HTML page or an empty body with status 200 is an empty bucket.
  const {Name, IsTruncated, KeyCount, Contents} = page;
  if (Name === undefined || IsTruncated === undefined || KeyCount === undefined) throw noListing();
  if (KeyCount > 0 && !Contents?.length) throw noListing();
  return page;
}

const noListing = (cause?: unknown) =>
  new ReadError('backupUnreadable', 'HTTP 200, but the answer is not a listing', {cause});
