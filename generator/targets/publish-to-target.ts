import type {TargetConfig} from '../config/config.js';
import {withDeadline} from '../io/deadline.js';
import {PublishError} from '../errors/publish-error.js';
import type {Outcome} from './outcome.js';
import {publishToBucket, type BucketTarget, type PublishContext} from './publish-to-bucket.js';
import {publishToFile} from './publish-to-file.js';

/** @throws {PublishError} */
export function publishToTarget(target: TargetConfig, context: PublishContext): Promise<Outcome> {
  const inTime = (work: Promise<Outcome>, late: string) =>
    withDeadline(work, context.signal, () => new PublishError(late));
  if (isBucket(target)) return inTime(publishToBucket(target, context), 'no answer in time');
  const {path} = target.location as {path: string};
  return inTime(publishToFile(path, context), 'the file system does not answer');
}

export const isBucket = (target: TargetConfig): target is BucketTarget =>
  target.location.kind === 's3';
