import {isOpen} from './open-incident.js';
import type {Impact, Incident, PlatformStatus, Reporting} from './status.js';

/** Components with fresh evidence, of all. */
export function reporting(components: readonly PlatformStatus[]): Reporting {
  return {
    fresh: components.filter((status) => status !== 'unknown').length,
    total: components.length,
  };
}

/**
 * One word for all components. Trouble may be claimed on little evidence, health may not: it takes
 * half of the components, and one that is up.
 */
export function platformStatus(components: readonly PlatformStatus[]): PlatformStatus {
  return platformWord(
    (status) => components.filter((one) => one === status).length,
    components.length,
  );
}

/** The same, where it is known how many components have each word. */
export function platformWord(
  count: (status: PlatformStatus) => number,
  total: number,
): PlatformStatus {
  const up = count('operational');
  const down = count('major_outage');
  const degraded = count('degraded_performance');
  const maintained = count('under_maintenance');
  const fresh = up + down + degraded + maintained + count('partial_outage');
  const enough = fresh >= total / 2;
  if (fresh === 0) return 'unknown';
  if (down && !up && !maintained && enough) return 'major_outage';
  if (down) return 'partial_outage';
  if (degraded) return 'degraded_performance';
  if (!enough) return 'unknown';
  return up ? 'operational' : 'under_maintenance';
}

/** From the best to the worst: what is not known is worse than what is well, and no trouble. */
export const BY_SEVERITY: readonly PlatformStatus[] = [
  'operational',
  'unknown',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
];

/** The least that an open incident of that impact says of the platform. */
export const LEAST_STATUS: Partial<Record<Impact, PlatformStatus>> = {
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'partial_outage',
};

/**
 * The word where operators have declared incidents, because they know more than a monitor: one that is open
 * makes it worse, never better. What nobody knows stays `unknown`.
 */
export function raisedBy(word: PlatformStatus, incidents: readonly Incident[]): PlatformStatus {
  const rank = (one: PlatformStatus) => BY_SEVERITY.indexOf(one);
  return incidents
    .filter(isOpen)
    .flatMap(({impact}) => LEAST_STATUS[impact] ?? [])
    .reduce(
      (worst, least) => (worst !== 'unknown' && rank(least) > rank(worst) ? least : worst),
      word,
    );
}
