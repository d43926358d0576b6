import type {Status} from '../../embed/contract/status.js';
import type {TargetConfig} from '../config/config.js';
import {PublishError} from '../errors/publish-error.js';
import type {Log} from '../io/log.js';
import type {Output} from '../outputs/outputs.js';
import {openTarget} from './open-target.js';
import {all, type Published} from './outcome.js';
import {putDocument} from './put-document.js';
import {publishOutputs} from './publish-outputs.js';

export interface PublishOptions {
  /** ms since 1970 */
  now: number;
  signal: AbortSignal;
  log: Log;
  /** They follow where the document itself was published. */
  outputs?: readonly Output[];
}

/**
 * Publishes to all targets side by side; one that fails does not stop the others.
 */
export async function publish(
  targets: readonly TargetConfig[],
  status: Status,
  {now, signal, log, outputs = []}: PublishOptions,
): Promise<Published> {
  const outcomes = await Promise.all(
    targets.map(async (target): Promise<Published> => {
      const name = targets.length > 1 ? ` (${target.name})` : '';
      const place = openTarget(target, signal);
      try {
        const warn = (message: string) => log.warn(`"${target.name}": ${message}`);
        const outcome = await putDocument(place, target.location, {status, now, warn});
        log.info(
          outcome === 'left'
            ? `Upload not needed${name}: a newer document is published`
            : `Upload successful${name}`,
        );
        if (outcome === 'left') return {everywhere: true, verified: true};
        const placed = await publishOutputs(place, target, {status, outputs, log});
        const isVerified = outcome === 'published';
        return {everywhere: placed.everywhere, verified: isVerified && placed.verified};
      } catch (error) {
        if (!(error instanceof PublishError)) throw error;
        log.error(`Upload failed (${target.name}): ${error.message}`);
        return {everywhere: false, verified: false};
      } finally {
        place.close();
      }
    }),
  );
  return all(outcomes);
}
