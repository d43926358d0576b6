import {setTimeout as sleep} from 'node:timers/promises';
import {LostAnswerError, PublishError} from '../errors/publish-error.js';
import type {Outcome} from './outcome.js';
import {isUnchanged, type Standing, type Store} from './store.js';

const MAX_ROUNDS = 20; // a bound for servers that never agree; the cycle's end comes first
const ROUND_DELAY = 100; // ms, times the round

export interface PutOptions {
  contentType: string;
  /** For the operator alone. */
  isPrivate?: boolean;
  /** What was published when it was last looked at; without it, that is looked at now. */
  standing?: Standing;
  /** What the next run would put right is not read back. */
  isUnverified?: boolean;
  /**
   * What to publish over what is published now; null: leave that. Asked again whenever another writer was
   * faster, and about what is read back where that is not what was written: then null says that it is as good.
   */
  decide: (standing: Standing) => string | null;
  /** What to do where something is published that its key may not read. */
  unread: 'replace' | 'leave';
  signal: AbortSignal;
  warn: (message: string) => void;
}

/**
 * Reads what is published, decides what is to be, writes that on the condition that nothing has changed
 * meanwhile, and reads it back. So of several writers none undoes what another one did.
 *
 * @throws {PublishError}
 */
export async function putInPlace(store: Store, options: PutOptions): Promise<Outcome> {
  const {contentType, isPrivate, decide, unread, signal, warn} = options;
  let sent: string | null = null;
  let standing = options.standing ?? (await store.read());
  for (let round = 0; round < MAX_ROUNDS; round++) {
    // The answer to an earlier round was lost.
    if (sent !== null && holds(standing, sent)) return 'published';
    const body = decide(standing);
    if (body === null) return 'left';
    if (holds(standing, body)) return 'published';
    sent = body;
    const content = {body, contentType, isPrivate, onlyOnCondition: unread === 'leave'};
    const before = standing;
    try {
      if ((await store.write(content, before)) === 'written') {
        if (options.isUnverified) return 'published';
        return await verify(store, {body, before, options});
      }
    } catch (error) {
      if (!(error instanceof LostAnswerError)) throw error;
      standing = await store.read();
      if (isUnchanged(before, standing)) throw error;
      continue;
    }
    if (before.is === 'forbidden') {
      if (unread === 'leave') return 'left';
      warn(
        'its key may not read what is published, so a newer one could be replaced; grant it s3:GetObject',
      );
      await store.write(content, null);
      return verify(store, {body, before, options});
    }
    await sleep(ROUND_DELAY * (round + Math.random()), undefined, {signal});
    standing = await store.read();
  }
  throw new PublishError({
    what: 'other publishers keep writing the same place',
    remedy: 'give each a place of its own',
  });
}

interface Written {
  body: string;
  before: Standing;
  options: PutOptions;
}

async function verify(store: Store, {body, before, options}: Written): Promise<Outcome> {
  let after = await store.read();
  if (after.is === 'forbidden') after = (await store.readAsVisitor?.()) ?? after;
  if (after.is === 'forbidden') {
    options.warn('it could not be read back; grant its key s3:GetObject');
    return 'not verified';
  }
  if (holds(after, body)) return 'published';
  if (before.is !== 'absent' && isUnchanged(before, after)) {
    throw new PublishError({
      what: 'the server said yes and kept the old document',
      remedy: 'look at the server, and at what is in front of it',
    });
  }
  if (options.decide(after) === null) return 'left';
  throw new PublishError({
    what: 'something else is published than was written',
    remedy: 'see whether something else writes there',
  });
}

/** Some servers drop the last line end. */
const holds = (standing: Standing, body: string) =>
  standing.is === 'present' && [body, body.trimEnd()].includes(standing.body);
