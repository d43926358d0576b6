import type {Status} from '../../embed/contract/status.js';
import type {TargetConfig} from '../config/config.js';
import type {Log} from '../io/log.js';
import type {Output} from '../outputs/outputs.js';
import {PublishError} from '../errors/publish-error.js';
import {publishOutputs} from './publish-outputs.js';
import {all, type Published} from './outcome.js';
import {publishToTarget} from './publish-to-target.js';

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
  const body = `${JSON.stringify(status)}\n`;
  const outcomes = await Promise.all(
    targets.map(async (target): Promise<Published> => {
      const name = targets.length > 1 ? ` (${target.name})` : '';
      try {
        const warn = (message: string) => log.warn(message);
        const context = {status, body, now, signal, warn};
        const outcome = await publishToTarget(target, context);
        log.info(
          outcome === 'newer stands'
            ? `Upload not needed${name}: a newer document stands`
            : `Upload successful${name}`,
        );
        if (outcome === 'newer stands') return {everywhere: true, verified: true};
        const placed = await publishOutputs(target, outputs, {context, log});
        const isVerified = outcome === 'published';
        return {everywhere: placed.everywhere, verified: isVerified && placed.verified};
      } catch (error) {
        if (!(error instanceof PublishError)) throw error;
        log.error(`Upload failed (${target.name}): ${error.message}`);
        return {everywhere: false, verified: false};
      }
    }),
  );
  return all(outcomes);
}
