/**
 * When a cycle that repeats is due next: the first multiple of the interval on the wall clock after
 * `now`, counted in UTC, so that 10 minutes are :00, :10, :20. Ticks that a long cycle ran over are
 * left out, and nothing adds up to a drift.
 *
 * @param now ms since 1970
 * @param interval ms
 */
export const nextTick = (now: number, interval: number): number =>
  (Math.floor(now / interval) + 1) * interval;

/**
 * Milliseconds until a tick; 0 if it is due. A tick further away than an interval is due as well: the
 * clock was set back, and waiting for it to come round again would let the document go stale.
 */
export function untilTick(tick: number, now: number, interval: number): number {
  const left = tick - now;
  return left > interval ? 0 : Math.max(0, left);
}
