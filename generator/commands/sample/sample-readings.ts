import type {PlatformStatus} from '../../../embed/contract/status.js';
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

const COMPONENTS: Pick<ComponentReading, 'id' | 'name' | 'group'>[] = [
  {id: '1', name: 'Website', group: 'Customers'},
  {id: '2', name: 'Shop', group: 'Customers'},
  {id: '3', name: 'API', group: 'Platform'},
  {id: '4', name: 'Database', group: 'Platform'},
];

/** What sources would have said if all of this had happened: four components, all up now, and two backups. */
export function sampleReadings(now: number): Readings {
  return {
    monitoring: {
      readAt: now,
      clockOffset: 0,
      components: COMPONENTS.map((one) => ({
        ...one,
        beats: beatsOf(one.name, now),
        uptime: {last_24h: null, last_7d: null, last_30d: null},
      })),
      incidents: [],
      maintenances: [],
      warnings: [],
    },
    backups: [backup('database', now - 2 * HOUR), backup('files', now - 9 * HOUR)],
  };
}

function beatsOf(name: string, now: number): Beat[] {
  const episodes = [...EPISODES.all!, ...(EPISODES[name] ?? [])];
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
        shape: {name: '', own: '', hasFloor: false, hasLike: false},
      },
    ],
  };
}
