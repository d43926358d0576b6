import type {
  Incident,
  PlatformStatus,
  ScheduledMaintenance,
  Status,
} from '../../../embed/contract/status.js';
import type {ReadError} from '../../../generator/errors/read-error.js';
import type {BackupConfig} from '../../../generator/config/config.js';
import type {Environment} from '../../../generator/config/environment.js';
import type {
  BackupObject,
  BackupReading,
  Beat,
  ComponentReading,
  Reading,
} from '../../../generator/sources/reading.js';

/** The moment at which all of these tests take place. */
export const NOW = Date.parse('2025-11-10T15:30:00Z');
export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

export const iso = (time: number) => new Date(time).toISOString();

/** A beat of that age (ms). */
export const beat = (status: PlatformStatus, age = 0): Beat => ({status, time: NOW - age});

export function component(given: Partial<ComponentReading> = {}): ComponentReading {
  return {
    id: '1',
    name: 'Website',
    group: null,
    beats: [beat('operational', MINUTE), beat('operational')],
    uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
    ...given,
  };
}

export function reading(given: Partial<Reading> = {}): Reading {
  return {
    readAt: NOW,
    components: [component()],
    incidents: [],
    maintenances: [],
    warnings: [],
    ...given,
  };
}

interface BackupOptions extends Partial<BackupConfig> {
  newest?: BackupObject | null;
  error?: ReadError;
}

/** A series whose newest object is two hours old, within an interval of 26. */
export function backup({newest, error, ...config}: BackupOptions = {}): BackupReading {
  return {
    config: {
      name: 'database',
      location: {kind: 's3', bucket: 'inner-bucket', key: 'inner-key/'},
      s3: {region: 'us-east-1'},
      maxAge: 26 * HOUR,
      minSize: 1,
      include: [],
      exclude: [],
      maxObjects: 50_000,
      ...config,
    },
    newest: newest === undefined ? {time: NOW - 2 * HOUR, size: 5000} : newest,
    error,
  };
}

/** A document that claims to be operational. */
export function document(given: Partial<Status> = {}): Status {
  return {
    updated_at: iso(NOW),
    platform_status: 'operational',
    uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
    ...given,
  };
}

export const incident: Incident = {
  id: '1',
  name: 'Fire',
  status: 'investigating',
  impact: 'major',
  incident_updates: [],
};
export const maintenance = (id: string): ScheduledMaintenance => ({
  id,
  name: 'Move',
  status: 'in_progress',
  impact: 'maintenance',
  incident_updates: [],
  scheduled_for: null,
  scheduled_until: null,
  components: [],
});

/** The smallest configuration. */
export const ENV: Environment = {
  UPTIME_KUMA_URL: 'https://uptime.example.com',
  UPTIME_KUMA_STATUS_PAGE: 'public',
  STATUS_TARGETS: 'main=file:/srv/status.json',
};
