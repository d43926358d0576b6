import {ReadError} from '../../errors/read-error.js';
import {gapOf} from '../gap.js';
import {patienceOf} from '../patience.js';
import type {ComponentReading} from '../reading.js';

const APART = 120_000; // ms; what all share is not more different than this
const MAX_AHEAD = 300_000; // ms, 5 minutes

/**
 * Where nothing has beaten for a while and most monitors that should have are late, or ahead, by about the same,
 * it is not they that are paused: Uptime Kuma's clock is wrong, or its monitoring stands still.
 */
export function standstill(
  components: readonly ComponentReading[],
  readAt: number,
): ReadError | undefined {
  const all = components.flatMap((component) => {
    const time = component.beats.at(-1)?.time ?? NaN;
    if (Number.isNaN(time)) return [];
    const gap = gapOf(component.beats) ?? 0;
    return {age: readAt - time, gap, patience: patienceOf(component)};
  });
  const least = all.reduce((min, {age}) => Math.min(min, age), Infinity);
  const late = all.filter(({age, patience}) => age > patience || age < -MAX_AHEAD);
  const alike = late.filter(({age, gap}) => age - least <= APART + gap);
  if (alike.length < 2 || alike.length < late.length / 2) return undefined;
  const minutes = Math.round(Math.abs(least) / 60_000);
  const which = least < 0 ? 'ahead' : 'old';
  return new ReadError(
    'standstill',
    `heartbeats: the newest of all monitors are about ${minutes} minutes ${which}`,
  );
}
