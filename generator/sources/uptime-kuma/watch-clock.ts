import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import {ReadError} from '../../errors/read-error.js';
import type {AnswerHead} from '../../io/http-get.js';
import type {UptimeKumaClient} from './client.js';

const PROBE_TIMEOUT = 3_000; // ms
const MAX_PROBE = 100_000; // bytes
/** Later than this, another answer must have another `Date`. */
const LATER = 2_100; // ms
const NOTICE = 60_000; // ms
/** What is kept for longer is not of Uptime Kuma's own caches. */
const OLD = 300_000; // ms, 5 minutes
/** From then on nothing is claimed; with what the resolution of `Date` allows. */
const MAX_OFFSET = 3_602_000; // ms, an hour

/**
 * Asks for the time past all caches, beside the other questions; again where the clocks differ, to see whether
 * theirs runs at all. An answer that does not come proves nothing.
 */
export async function watchClock(client: UptimeKumaClient): Promise<void> {
  await probe(client);
  const offset = Math.abs(client.clock.offset);
  if (offset <= NOTICE || offset > MAX_OFFSET) return;
  await sleep(LATER, undefined, {signal: client.signal}).catch(() => {});
  await probe(client);
}

async function probe(client: UptimeKumaClient): Promise<void> {
  const path = `/api/entry-page?${randomUUID()}`;
  const options = {
    type: 'application/json',
    what: 'clock',
    timeout: PROBE_TIMEOUT,
    maxSize: MAX_PROBE,
  };
  await client.askOnce(path, options).catch((error: unknown) => {
    if (!(error instanceof ReadError)) throw error;
  });
}

/**
 * What the clocks say of these answers.
 *
 * @throws {ReadError} where nothing can be claimed by them
 */
export function judgeClock({clock}: UptimeKumaClient, answers: readonly AnswerHead[]): ReadError[] {
  const {offset} = clock;
  const age = Math.max(...answers.map((answer) => clock.ageOf(answer)));
  const kept = Math.max(...answers.map(({headers}) => 1000 * (Number(headers.age) || 0)));
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
  if (Math.abs(offset) > MAX_OFFSET || (clock.isReplayed && age > MAX_OFFSET)) {
    throw new ReadError('clock', `its clock differs from ours by ${seconds(offset || age)}`);
  }
  if (age + kept > OLD) {
    return [new ReadError('oldAnswer', `its answers were made ${seconds(age + kept)} ago`)];
  }
  if (Math.abs(offset) > NOTICE) {
    return [new ReadError('clock', `its clock differs from ours by ${seconds(offset)}`)];
  }
  return [];
}
