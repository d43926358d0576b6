import type {PlatformStatus, Reporting} from './status.js';

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
  const count = (status: PlatformStatus) => components.filter((one) => one === status).length;
  const {fresh, total} = reporting(components);
  const up = count('operational');
  const down = count('major_outage');
  const enough = fresh >= total / 2;
  if (fresh === 0) return 'unknown';
  if (down && !up && !count('under_maintenance') && enough) return 'major_outage';
  if (down) return 'partial_outage';
  if (count('degraded_performance')) return 'degraded_performance';
  if (!enough) return 'unknown';
  return up ? 'operational' : 'under_maintenance';
}
