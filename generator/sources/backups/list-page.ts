import {ListObjectsV2Command, type S3Client} from '@aws-sdk/client-s3';
import {s3Fault} from '../../errors/s3-fault.js';
import {ReadError} from '../../errors/read-error.js';
import {AnswerTooLong} from '../../io/bounded-answers.js';
import {httpStatus} from '../../io/s3.js';

/** A page of a listing that is one; for the SDK, HTML or an empty body with status 200 is an empty bucket. */
export async function listPage(
  client: S3Client,
  {signal, endpoint}: {signal: AbortSignal; endpoint?: string},
  input: ConstructorParameters<typeof ListObjectsV2Command>[0],
) {
  const page = await client
    .send(new ListObjectsV2Command(input), {abortSignal: signal})
    .catch((error: unknown) => {
      const isOdd = httpStatus(error) === 200 && !(error instanceof AnswerTooLong);
      if (isOdd) throw notAListing({cause: error});
      const {what, remedy} = s3Fault(error, {prefix: 'BACKUP_S3', action: 'list', endpoint});
      throw new ReadError('backupUnreadable', what, {remedy, cause: error});
    });
  const {Name, IsTruncated, KeyCount, Contents, MaxKeys} = page;
  const missing = Object.entries({Name, IsTruncated, KeyCount}).flatMap(([part, value]) =>
    value === undefined ? [part] : [],
  );
  // What has none of its parts is something else; of a listing they say which kind it is.
  const isListing = Contents !== undefined || missing.length < 3 || MaxKeys !== undefined;
  if (missing.length && isListing) throw withoutParts(missing);
  if (missing.length || (KeyCount! > 0 && !Contents?.length)) throw notAListing();
  return page;
}

export const notAListing = (options?: ErrorOptions) =>
  new ReadError('backupUnreadable', 'HTTP 200, but the answer is not a listing', options);

/** By the only part that the first version of the call does not have. */
function withoutParts(missing: readonly string[]): ReadError {
  const isFirst = missing.length === 1 && missing[0] === 'KeyCount';
  return new ReadError(
    'backupUnreadable',
    isFirst
      ? 'HTTP 200, but the listing has no KeyCount: the server answers ListObjects of version 1'
      : `HTTP 200, but the listing has no ${missing.join(' and no ')}`,
    {remedy: 'use a server, or a version of it, that answers ListObjectsV2 in full'},
  );
}
