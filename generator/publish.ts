import type {Status} from '../embed/status.js';
import type {TargetConfig} from './config.js';
import {withDeadline} from './deadline.js';
import type {Log} from './log.js';
import {PublishError, type Outcome} from './publish-error.js';
import {publishToBucket, type BucketTarget} from './publish-to-bucket.js';
import {publishToFile} from './publish-to-file.js';

/**
 * Publishes to all targets side by side; one that fails does not stop the others.
 *
 * @returns whether every target holds the document, or a newer one
 */
export async function publish(
  targets: readonly TargetConfig[],
  status: Status,
  {now, signal, log}: {now: number; signal: AbortSignal; log: Log},
): Promise<boolean> {
  const body = `${JSON.stringify(status)}\n`;
  const outcomes = await Promise.all(
    targets.map(async (target) => {
      const name = targets.length > 1 ? ` (${target.name})` : '';
      try {
        const context = {status, body, now, signal, warn: (message: string) => log.warn(message)};
        const outcome = await publishTo(target, context);
        log.info(
          outcome === 'published'
            ? `Upload successful${name}`
            : `Upload not needed${name}: a newer document stands`,
        );
        return true;
      } catch (error) {
        if (!(error instanceof PublishError)) throw error;
        log.error(`Upload failed (${target.name}): ${error.message}`);
        return false;
      }
    }),
  );
  return outcomes.every(Boolean);
}

function publishTo(
  target: TargetConfig,
  context: Parameters<typeof publishToBucket>[1],
): Promise<Outcome> {
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
