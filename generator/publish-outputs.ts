import {beside} from './config-outputs.js';
import type {TargetConfig} from './config.js';
import type {Log} from './log.js';
import type {Output} from './outputs.js';
import {PublishError} from './publish-error.js';
import type {PublishContext} from './publish-to-bucket.js';
import {publishToTarget} from './publish-to-target.js';
import {stackOf} from './stack-of.js';

export interface PublishOutputsOptions {
  /** That of the document. */
  context: PublishContext;
  log: Log;
}

/**
 * Puts the further files beside a document that was just published. What stands there is replaced, and read
 * back; one that fails, in its making too, stops neither the others nor anything else.
 *
 * @returns whether all are in place
 */
export async function publishOutputs(
  target: TargetConfig,
  outputs: readonly Output[],
  {context, log}: PublishOutputsOptions,
): Promise<boolean> {
  const done = await Promise.all(
    outputs.map(async ({file, contentType, render}) => {
      try {
        const place = {...target, location: beside(target.location, file)};
        const warn = (message: string) => log.warn(`${file}: ${message}`);
        const body = render(context.status);
        await publishToTarget(place, {...context, body, contentType, warn});
        log.debug(`Output in place (${target.name}): ${file}`);
        return true;
      } catch (error) {
        const reason = error instanceof PublishError ? error.message : stackOf(error);
        log.error(`Output failed (${target.name}, ${file}): ${reason}`);
        return false;
      }
    }),
  );
  return done.every(Boolean);
}
