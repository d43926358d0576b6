import {type _Object as S3Object, type S3Client} from '@aws-sdk/client-s3';
import {expandDateTemplate} from '../../config/date-template.js';
import {ReadError} from '../../errors/read-error.js';
import {listPage, notAListing} from './list-page.js';
import type {Survey} from './survey.js';

const FIRST_WINDOW = 172_800_000; // ms, 2 days
const WINDOW_FACTOR = 4;
const WINDOWS = 6; // 2 days to 5.6 years; after that the whole prefix

export interface BucketSearch {
  bucket: string;
  prefix: string;
  maxObjects: number;
  dateTemplate?: string;
  /** Undefined: AWS is asked. */
  endpoint?: string;
  /** Keys that this configuration writes. */
  ownKeys: ReadonlySet<string>;
}

/**
 * Takes the objects below a prefix. Buckets list by key only: without a date template that means all of
 * them, with one the keys of the last days.
 *
 * @throws {ReadError} if the listing fails, is not a listing, or is cut by `maxObjects`
 */
export async function surveyBucket(
  client: S3Client,
  createSurvey: () => Survey,
  search: BucketSearch,
  {signal, now}: {signal: AbortSignal; now: number},
): Promise<Survey> {
  const {dateTemplate} = search;
  if (dateTemplate) {
    for (let window = 0; window < WINDOWS; window++) {
      const since = now - FIRST_WINDOW * WINDOW_FACTOR ** window;
      const startAfter = expandDateTemplate(dateTemplate, since);
      const survey = await scan(client, createSurvey(), {...search, startAfter}, signal);
      const [newest] = survey.listing().objects;
      if (newest && newest.time >= since) return survey;
    }
  }
  return scan(client, createSurvey(), search, signal);
}

async function scan(
  client: S3Client,
  survey: Survey,
  search: BucketSearch & {startAfter?: string},
  signal: AbortSignal,
): Promise<Survey> {
  const {bucket, prefix, maxObjects, endpoint, startAfter} = search;
  let listed = 0;
  let token: string | undefined;
  do {
    const page = await listPage(
      client,
      {signal, endpoint},
      {Bucket: bucket, Prefix: prefix, StartAfter: startAfter, ContinuationToken: token},
    );
    for (const object of page.Contents ?? []) take(survey, object, search);
    listed += page.Contents?.length ?? 0;
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
    if (page.IsTruncated && !token) {
      throw new ReadError('backupUnreadable', 'the listing breaks off without saying how to go on');
    }
    if (token && listed >= maxObjects) {
      throw new ReadError('backupCut', `more than ${maxObjects} objects`);
    }
  } while (token);
  return survey;
}

function take(survey: Survey, object: S3Object, {prefix, ownKeys}: BucketSearch): void {
  const {Key = '', LastModified, Size = NaN} = object;
  const time = LastModified?.getTime() ?? NaN;
  if (!Key.startsWith(prefix) || Number.isNaN(time) || !Number.isFinite(Size)) throw notAListing();
  if (ownKeys.has(Key)) {
    survey.leftOut.own++;
    return;
  }
  // A prefix may end within a name.
  const path = Key.slice(prefix.length).replace(/^\//, '');
  const name = Key.slice(Key.lastIndexOf('/') + 1);
  const verdict = survey.judge(path, name);
  if (verdict) survey.add(path || name, {time, size: Size, isStamp: verdict === 'stamp'});
}
