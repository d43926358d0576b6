import type {Status} from '../../embed/contract/status.js';
import type {History} from '../../embed/contract/history.js';
import type {TargetConfig} from '../config/config.js';
import {PublishError} from '../errors/publish-error.js';
import {parseStanding} from '../document/parse-standing.js';
import type {Log} from '../io/log.js';
import type {Output} from '../outputs/outputs.js';
import type {KnownHistory} from './known-history.js';
import type {OpenTarget} from './open-target.js';
import {all, type Published} from './outcome.js';
import {putDocument} from './put-document.js';
import {putHistory} from './put-history.js';
import {publishOutputs} from './publish-outputs.js';

/** A target that was opened, and its history as it was then. */
export interface Goal {
  target: TargetConfig;
  place: OpenTarget;
  known: KnownHistory;
}

export interface PublishOptions {
  /** ms since 1970 */
  now: number;
  log: Log;
  /** The history to publish where another one, or none, is. */
  nextHistory?: (own: History | undefined) => History;
  /** The history as it is published with the document, for the outputs. */
  history?: History;
  /** They follow where the document itself was published. */
  outputs?: readonly Output[];
}

export interface PublishedToAll extends Published {
  /** What each target held that took the document; null: nothing valid. Empty: none took it. */
  replaced: readonly (Status | null)[];
}

/**
 * Publishes to all targets side by side; one that fails does not stop the others.
 */
export async function publish(
  goals: readonly Goal[],
  status: Status,
  {now, log, nextHistory, history, outputs = []}: PublishOptions,
): Promise<PublishedToAll> {
  const replaced: (Status | null)[] = [];
  const outcomes = await Promise.all(
    goals.map(async ({target, place, known}): Promise<Published> => {
      const name = goals.length > 1 ? ` (${target.name})` : '';
      let before = null as Status | null;
      const onStanding = (body: string | null) => (before = parseStanding(body));
      try {
        const warn = (message: string) => log.warn(`"${target.name}": ${message}`);
        const outcome = await putDocument(place, target.location, {
          status,
          now,
          warn,
          onStanding,
        });
        log.info(
          outcome === 'left'
            ? `Upload not needed${name}: a newer document is published`
            : `Upload successful${name}`,
        );
        if (outcome === 'left') return {everywhere: true, verified: true};
        replaced.push(before);
        const promised = before?.history?.first_day;
        const [placed] = await Promise.all([
          publishOutputs(place, target, {status, outputs, history, log}),
          nextHistory && putHistory(place, target, {known, next: nextHistory, promised, log}),
        ]);
        const isVerified = outcome === 'published';
        return {everywhere: placed.everywhere, verified: isVerified && placed.verified};
      } catch (error) {
        if (!(error instanceof PublishError)) throw error;
        log.error(`Upload failed (${target.name}): ${error.message}`);
        return {everywhere: false, verified: false};
      }
    }),
  );
  return {...all(outcomes), replaced};
}
