import type {TargetConfig} from './config.js';
import {withDeadline} from './deadline.js';
import {PublishError, type Outcome} from './publish-error.js';
import {publishToBucket, type BucketTarget, type PublishContext} from './publish-to-bucket.js';
import {publishToFile} from './publish-to-file.js';

/** @throws {PublishError} */
export function publishToTarget(target: TargetConfig, context: PublishContext): Promise<Outcome> {
  return isBucket(target)
    ? publishToBucket(target, context)
    : withDeadline(
        publishToFile((target.location as {path: string}).path, context),
        context.signal,
        () => new PublishError('the file system does not answer'),
      );
}

export const isBucket = (target: TargetConfig): target is BucketTarget =>
  target.location.kind === 's3';
