import type {Beat} from '../../../generator/sources/reading.js';

/**
 * What was counted of one monitor, by somebody who knows its interval, and who writes down each stretch of time
 * rather than sums. Shares no code with the publisher.
 */
export interface Ledger {
  through: number;
  stretches: [from: number, to: number, kind: number][];
  /** How many had no beat before them: there the interval can only be estimated. */
  estimates: number;
}

export const EMPTY_LEDGER: Ledger = {through: -Infinity, stretches: [], estimates: 0};

const KIND: Record<string, number> = {
  operational: 0,
  degraded_performance: 1,
  major_outage: 2,
  under_maintenance: 3,
};
const whole = (ms: number | null) => Math.floor(Number(ms) / 1000);

/** The ledger with what a list of beats adds to it. */
export function enter(
  {through, stretches, estimates}: Ledger,
  list: readonly Beat[],
  interval: number,
): Ledger {
  if (list.length < 3 || whole(list.at(-1)!.time) <= through)
    return {through, stretches, estimates};
  const added: Ledger['stretches'] = [];
  let estimated = estimates;
  list.forEach((beat, index) => {
    const at = whole(beat.time);
    if (at <= through) return;
    let begin = at - interval / 1000;
    if (index > 0 && at - whole(list[index - 1]!.time) <= (2 * interval) / 1000 + 1) {
      begin = whole(list[index - 1]!.time);
    } else estimated++;
    if (index === 0 && through === -Infinity && list.length < 100) begin = at;
    const from = Math.max(begin, through);
    if (from < at) added.push([from, at, KIND[beat.status]!]);
  });
  return {
    through: whole(list.at(-1)!.time),
    stretches: [...stretches, ...added],
    estimates: estimated,
  };
}

/** Seconds of the four kinds between two moments. */
export function between({stretches}: Ledger, from: number, to: number): number[] {
  const sums = [0, 0, 0, 0];
  for (const [begin, end, kind] of stretches) {
    sums[kind]! += Math.max(0, Math.min(end, to) - Math.max(begin, from));
  }
  return sums;
}
