/** The steps of a cycle end at these shares of `CYCLE_TIMEOUT`. */
const SHARES = {sources: 0.6, targets: 0.9, notices: 0.97};
/**
 * ms that a step gets even where what came before took more than its share: a document that was made is not thrown
 * away. For publishing no more than this share of `CYCLE_TIMEOUT`.
 */
const LEAST = {sources: 0, targets: 2_500, notices: 500};
const LEAST_SHARE = 0.3;

export interface CycleTimes {
  /** ms since 1970 */
  startedAt: number;
  /** ms */
  cycleTimeout: number;
}

/** How long a step that starts now may last, ms. */
export function timeFor(
  step: keyof typeof SHARES,
  {startedAt, cycleTimeout}: CycleTimes,
  now = Date.now(),
): number {
  const left = startedAt + cycleTimeout * SHARES[step] - now;
  return Math.round(Math.max(left, Math.min(LEAST[step], cycleTimeout * LEAST_SHARE)));
}
