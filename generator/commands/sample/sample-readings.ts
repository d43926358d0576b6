import type {Incident, PlatformStatus} from '../../../embed/contract/status.js';
import {VARIABLES} from '../../config/variables.js';
import type {Readings} from '../../rules/build.js';
import type {BackupReading, Beat, ComponentReading} from '../../sources/reading.js';
import {Survey} from '../../sources/backups/survey.js';
import {parseDuration} from '../../text/quantities.js';

const MINUTE = 60_000; // ms
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const INTERVAL = 10 * MINUTE;
export const SAMPLE_DAYS = 90;

/** What happened to a component, in ms before now; undefined: the publisher was away. */
interface Episode {
  from: number;
  to: number;
  status: PlatformStatus | undefined;
}

const EPISODES: Record<string, Episode[]> = {
  all: [
    {from: 40 * DAY, to: 38.5 * DAY, status: undefined},
    {from: 12 * DAY, to: 12 * DAY - 2 * HOUR, status: 'under_maintenance'},
  ],
  API: [
    {from: 23 * DAY, to: 23 * DAY - 42 * MINUTE, status: 'major_outage'},
    {from: 9 * DAY, to: 9 * DAY - 95 * MINUTE, status: 'degraded_performance'},
  ],
  Shop: [{from: 61 * DAY, to: 61 * DAY - 3 * HOUR, status: 'major_outage'}],
};

export interface SampleOptions {
  /** One of them is down now, and an incident is open. */
  incident?: boolean;
}

const OUTAGE: Episode = {from: 25 * MINUTE, to: -Infinity, status: 'major_outage'};

function incidentOf(now: number): Incident {
  const at = (ago: number) => new Date(now - ago).toISOString();
  const body =
    'Some requests to the API are **not answered**.\n\n- Reads are slow.\n- Writes may fail: [what to do](https://example.com/help).';
  return {
    id: 'sample',
    name: 'API requests fail',
    status: 'investigating',
    impact: 'major',
    created_at: at(20 * MINUTE),
    updated_at: at(5 * MINUTE),
    incident_updates: [{status: 'investigating', body, created_at: at(5 * MINUTE)}],
  };
}

const COMPONENTS: Pick<ComponentReading, 'id' | 'name' | 'group'>[] = [
  {id: '1', name: 'Website', group: 'Customers'},
  {id: '2', name: 'Shop', group: 'Customers'},
  {id: '3', name: 'API', group: 'Platform'},
  {id: '4', name: 'Database', group: 'Platform'},
];

/**
 * What sources would have said if all of this had happened: four components and two backups, all well but for
 * `incident`.
 */
export function sampleReadings(now: number, {incident}: SampleOptions = {}): Readings {
  return {
    monitoring: {
      readAt: now,
      clockOffset: 0,
      components: COMPONENTS.map((one) => ({
        ...one,
        beats: beatsOf(one.name, now, incident),
        uptime: {last_24h: null, last_7d: null, last_30d: null},
      })),
      incidents: incident ? [incidentOf(now)] : [],
      maintenances: [],
      warnings: [],
    },
    backups: [backup('database', now - 2 * HOUR), backup('files', now - 9 * HOUR)],
  };
}

function beatsOf(name: string, now: number, incident?: boolean): Beat[] {
  const episodes = [...EPISODES.all!, ...(EPISODES[name] ?? [])];
  if (incident && name === 'API') episodes.push(OUTAGE);
  const beats: Beat[] = [];
  for (let ago = SAMPLE_DAYS * DAY; ago > 0; ago -= INTERVAL) {
    const episode = episodes.find(({from, to}) => ago <= from && ago > to);
    const status = episode ? episode.status : 'operational';
    if (status) beats.push({status, time: now - ago + INTERVAL - MINUTE});
  }
  return beats;
}

function backup(name: string, time: number): BackupReading {
  return {
    ...new Survey(() => 'folder').listing(),
    config: {
      name,
      location: {kind: 'file', path: '/'},
      s3: {region: ''},
      maxAge: parseDuration(VARIABLES.BACKUP_MAX_AGE.default)!,
      include: [],
      exclude: [],
      maxObjects: 1,
    },
    objects: [
      {
        time,
        size: 70_000_000,
        date: null,
        isStamp: false,
        shape: {name: '', own: '', mayBeEmpty: false, hasFloor: false, hasLike: false},
      },
    ],
  };
}
