/** Enough to see an interval that changed, and both gaps of a job that reports its start and its end. */
const NEARBY = 5;

export interface TimedGap {
  seconds: number;
  /** It followed a beat that was retried, so that it is the interval of retries. */
  retried: boolean;
}

/**
 * How long a gap should have been, in seconds: by its neighbours, without itself, or an outage of the monitoring
 * would vouch for itself. Those before it come first, so that the answer is the same whenever it is asked for.
 *
 * What one neighbour alone shows may be an outage; a second one like it shows that it is an interval.
 */
export function expectedGap(gaps: readonly TimedGap[], index: number): number {
  const neighbours = neighboursOf(gaps, index, ({retried}) => !retried);
  const near = neighbours.length ? neighbours : neighboursOf(gaps, index, () => true);
  const descending = near.map(({seconds}) => seconds).sort((a, b) => b - a);
  const interval = descending.find((gap, at) => (descending[at + 1] ?? 0) >= gap / 2);
  return interval ?? descending.at(-1) ?? 0;
}

function neighboursOf(
  gaps: readonly TimedGap[],
  index: number,
  counts: (gap: TimedGap) => boolean,
): TimedGap[] {
  const found: TimedGap[] = [];
  for (let at = index - 1; at >= 0 && found.length < NEARBY; at--) {
    if (counts(gaps[at]!)) found.push(gaps[at]!);
  }
  for (let at = index + 1; at < gaps.length && found.length < NEARBY; at++) {
    if (counts(gaps[at]!)) found.push(gaps[at]!);
  }
  return found;
}
