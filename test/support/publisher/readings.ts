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
  LeftOut,
  Reading,
  Shape,
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
  newest?: Partial<BackupObject> | null;
  /** Others, which are older. */
  others?: readonly Partial<BackupObject>[];
  leftOut?: Partial<LeftOut>;
  error?: ReadError;
}

const NOTHING: LeftOut = {
  own: 0,
  sideCar: 0,
  unfinished: 0,
  inProgress: 0,
  filtered: 0,
  folderLink: 0,
};

export const shape = (given: Partial<Shape> = {}): Shape => ({
  name: 'db-@.dump',
  own: 'db-@.dump',
  mayBeEmpty: false,
  hasFloor: false,
  hasLike: true,
  ...given,
});

const object = (given: Partial<BackupObject>): BackupObject => ({
  time: NOW - 2 * HOUR,
  size: 5000,
  date: null,
  isStamp: false,
  shape: shape(),
  ...given,
});

/** A series whose newest object is two hours old, within an interval of 26. */
export function backup(options: BackupOptions = {}): BackupReading {
  const {newest, others = [], leftOut, error, ...config} = options;
  return {
    config: {
      name: 'database',
      location: {kind: 's3', bucket: 'inner-bucket', key: 'inner-key/'},
      s3: {region: 'us-east-1'},
      maxAge: 26 * HOUR,
      include: [],
      exclude: [],
      maxObjects: 50_000,
      ...config,
    },
    objects: [...(newest === null ? [] : [newest ?? {}]), ...others].map(object),
    leftOut: {...NOTHING, ...leftOut},
    oddNames: 0,
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
