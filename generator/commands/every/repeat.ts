import {setTimeout} from 'node:timers/promises';
import type {Log} from '../../io/log.js';
import {nextTick, untilTick} from './next-tick.js';

/** Runs one cycle to its end, or until the signal; resolves to its exit code, and never rejects. */
export type Cycle = (signal: AbortSignal) => Promise<number>;

export interface RepeatOptions {
  /** ms */
  interval: number;
  /** Ends it. */
  signal: AbortSignal;
  log: Log;
  now?: () => number;
  sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Timers do not count while a machine sleeps or when its clock is set: the clock is asked again. */
const LONGEST_NAP = 10_000; // ms

/**
 * Runs a cycle now and then at every multiple of the interval, one at a time, whatever becomes of them.
 *
 * @returns the exit code: 0 once it was stopped, 2 if the first cycle finds that the configuration is bad
 */
export async function repeat(cycle: Cycle, options: RepeatOptions): Promise<number> {
  const {interval, signal, log, now = Date.now, sleep = nap} = options;
  const first = await cycle(signal);
  // Who started it is still there to fix it. Later, a file may be in the middle of being replaced.
  if (first === 2 && !signal.aborted) return 2;
  while (!signal.aborted) {
    const tick = nextTick(now(), interval);
    log.debug(`The next cycle is at ${new Date(tick).toISOString()}`);
    for (let left; (left = untilTick(tick, now(), interval)) && !signal.aborted;) {
      await sleep(Math.min(left, LONGEST_NAP), signal);
    }
    if (!signal.aborted) await cycle(signal);
  }
  log.info('Stopped');
  return 0;
}

const nap = (ms: number, signal: AbortSignal) =>
  setTimeout(ms, undefined, {signal}).catch(() => {}); // it was stopped
