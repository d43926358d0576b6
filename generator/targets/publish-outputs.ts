import {beside} from '../config/outputs.js';
import type {TargetConfig} from '../config/config.js';
import type {Log} from '../io/log.js';
import type {Output} from '../outputs/outputs.js';
import {PublishError} from '../errors/publish-error.js';
import {all, type Published} from './outcome.js';
import type {PublishContext} from './publish-to-bucket.js';
import {publishToTarget} from './publish-to-target.js';
import {stackOf} from '../text/stack-of.js';

export interface PublishOutputsOptions {
  /** That of the document. */
  context: PublishContext;
  log: Log;
}

/**
 * Puts the further files beside a document that was just published. What stands there is replaced, and read
 * back; one that fails, in its making too, stops neither the others nor anything else.
 *
 */
export async function publishOutputs(
  target: TargetConfig,
  outputs: readonly Output[],
  {context, log}: PublishOutputsOptions,
): Promise<Published> {
  const done = await Promise.all(
    outputs.map(async ({file, contentType, render}): Promise<Published> => {
      try {
        const place = {...target, location: beside(target.location, file)};
        const warn = (message: string) => log.warn(`${file}: ${message}`);
        const body = render(context.status);
        const outcome = await publishToTarget(place, {...context, body, contentType, warn});
        log.debug(`Output in place (${target.name}): ${file}`);
        return {everywhere: true, verified: outcome !== 'not verified'};
      } catch (error) {
        const reason = error instanceof PublishError ? error.message : stackOf(error);
        log.error(`Output failed (${target.name}, ${file}): ${reason}`);
        return {everywhere: false, verified: false};
      }
    }),
  );
  return all(done);
}
