import type {TargetConfig} from '../config/config.js';
import type {Location} from '../config/location.js';
import {withDeadline} from '../io/deadline.js';
import {PublishError} from '../errors/publish-error.js';
import {LATE_FAULTS, NO_TIME_FAULT} from '../errors/remedies.js';
import {createS3Client} from '../io/s3.js';
import {BucketStore, type OpenBucket} from './bucket-store.js';
import {FileStore} from './file-store.js';
import type {Outcome} from './outcome.js';
import {putInPlace, type PutOptions} from './put-in-place.js';
import type {Store} from './store.js';

export interface BucketTarget extends TargetConfig {
  location: Extract<Location, {kind: 's3'}>;
}

export const isBucket = (target: TargetConfig): target is BucketTarget =>
  target.location.kind === 's3';

/** A target that files are put into, one after the other or side by side. */
export interface OpenTarget {
  store(location: Location, warn: (message: string) => void): Store;
  /** Fails with it when there is no time left. */
  inTime<T>(work: Promise<T>): Promise<T>;
  /** @throws {PublishError} */
  put(location: Location, options: Omit<PutOptions, 'signal'>): Promise<Outcome>;
  close(): void;
}

/** All that is put into one target shares a connection, and what was learned of its server. */
export function openTarget(target: TargetConfig, signal: AbortSignal): OpenTarget {
  const bucket = isBucket(target) ? openBucket(target, signal) : null;
  const store: OpenTarget['store'] = (location, warn) =>
    bucket && location.kind === 's3'
      ? new BucketStore(bucket, location.key, warn)
      : new FileStore((location as Extract<Location, {kind: 'file'}>).path);
  const inTime = <T>(work: Promise<T>) =>
    withDeadline(work, signal, () => new PublishError(LATE_FAULTS[target.location.kind]));
  return {
    store,
    inTime,
    async put(location, options) {
      if (signal.aborted) throw new PublishError(NO_TIME_FAULT);
      return inTime(putInPlace(store(location, options.warn), {...options, signal}));
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
