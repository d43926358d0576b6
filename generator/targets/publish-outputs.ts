import type {History} from '../../embed/contract/history.js';
import type {Status} from '../../embed/contract/status.js';
import type {TargetConfig} from '../config/config.js';
import {beside} from '../config/outputs.js';
import {lacksMark} from '../document/is-foreign.js';
import {PublishError} from '../errors/publish-error.js';
import {FOREIGN_FAULTS} from '../errors/remedies.js';
import type {Log} from '../io/log.js';
import type {Output} from '../outputs/outputs.js';
import {stackOf} from '../text/stack-of.js';
import type {OpenTarget} from './open-target.js';
import {all, type Published} from './outcome.js';

export interface PublishOutputsOptions {
  /** The document that was published. */
  status: Status;
  outputs: readonly Output[];
  /** As it is published with the document. */
  history?: History;
  log: Log;
}

/**
 * Puts the further files beside a document that was just published. What is published there is replaced, and
 * read back; one that fails, in its making too, stops neither the others nor anything else.
 */
export async function publishOutputs(
  place: OpenTarget,
  {name, location}: TargetConfig,
  {status, outputs, history, log}: PublishOutputsOptions,
): Promise<Published> {
  const done = await Promise.all(
    outputs.map(async ({file, contentType, mark, render}): Promise<Published> => {
      try {
        const body = render(status, {history, files: outputs.map((output) => output.file)});
        if (body === null) {
          log.warn(`Output left as it is (${name}, ${file}): the history is not known`);
          return {everywhere: true, verified: true};
        }
        const outcome = await place.put(beside(location, file), {
          contentType,
          decide: (standing) => {
            const isForeign = standing.is === 'present' && lacksMark(standing.body, mark);
            if (isForeign) throw new PublishError(FOREIGN_FAULTS.output);
            return body;
          },
          unread: 'replace',
          warn: (message) => log.warn(`${file}: "${name}": ${message}`),
        });
        log.debug(`Output in place (${name}): ${file}`);
        return {everywhere: true, verified: outcome !== 'not verified'};
      } catch (error) {
        const reason = error instanceof PublishError ? error.message : stackOf(error);
        log.error(`Output failed (${name}, ${file}): ${reason}`);
        return {everywhere: false, verified: false};
      }
    }),
  );
  return all(done);
}
