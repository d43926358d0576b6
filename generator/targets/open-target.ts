import type {TargetConfig} from '../config/config.js';
import type {Location} from '../config/location.js';
import {withDeadline} from '../io/deadline.js';
import {PublishError} from '../errors/publish-error.js';
import {createS3Client} from '../io/s3.js';
import {BucketStore, type OpenBucket} from './bucket-store.js';
import {FileStore} from './file-store.js';
import type {Outcome} from './outcome.js';
import {putInPlace, type PutOptions} from './put-in-place.js';

export interface BucketTarget extends TargetConfig {
  location: Extract<Location, {kind: 's3'}>;
}

export const isBucket = (target: TargetConfig): target is BucketTarget =>
  target.location.kind === 's3';

/** A target that files are put into, one after the other or side by side. */
export interface OpenTarget {
  /** @throws {PublishError} */
  put(location: Location, options: Omit<PutOptions, 'signal'>): Promise<Outcome>;
  close(): void;
}

/** All that is put into one target shares a connection, and what was learned of its server. */
export function openTarget(target: TargetConfig, signal: AbortSignal): OpenTarget {
  const bucket = isBucket(target) ? openBucket(target, signal) : null;
  const late = bucket ? 'no answer in time' : 'the file system does not answer';
  return {
    put(location, options) {
      const store =
        bucket && location.kind === 's3'
          ? new BucketStore(bucket, location.key, options.warn)
          : new FileStore((location as Extract<Location, {kind: 'file'}>).path);
      const work = putInPlace(store, {...options, signal});
      return withDeadline(work, signal, () => new PublishError(late));
    },
    close: () => bucket?.client.destroy(),
  };
}

const openBucket = (target: BucketTarget, signal: AbortSignal): OpenBucket => ({
  client: createS3Client(target.s3),
  target,
  signal,
  spelling: 'quoted',
});
