import type {Seconds} from '../../../embed/contract/history.js';
import type {PlatformStatus} from '../../../embed/contract/status.js';

/*
 * The record is kept in whole seconds since 1970, on the clock of the monitoring system. Each moment is rounded
 * once, so that what adjoins stays adjoining and a day has 86,400 of them.
 */

/** Of clocks that differ by more nothing is believed. */
export const MAX_OFFSET = 3_600_000; // ms, an hour

export const secondsOf = (date: string): number => Math.floor(Date.parse(date) / 1000);
export const dateOf = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** A stretch of time of which is known how it was. */
export interface Segment {
  from: number;
  to: number;
  status: PlatformStatus;
}

/** Which of the four kinds of seconds a word is; undefined: nothing was observed. */
export const KINDS: Record<PlatformStatus, number | undefined> = {
  operational: 0,
  degraded_performance: 1,
  partial_outage: 1,
  major_outage: 2,
  under_maintenance: 3,
  unknown: undefined,
};

/** Adds seconds of one kind to the entry of an hour, a day or a month. */
export function addTo<K>(entries: Map<K, Seconds>, key: K, kind: number, seconds: number): void {
  const sums = [...(entries.get(key) ?? [])];
  while (sums.length <= kind) sums.push(0);
  sums[kind]! += seconds;
  entries.set(key, sums);
}
