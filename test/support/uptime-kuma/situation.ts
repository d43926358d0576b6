import type {Replay} from './replay.js';

export const SECOND = 1_000; // ms
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Uptime Kuma's words. */
export const [DOWN, UP, PENDING, MAINTENANCE] = [0, 1, 2, 3] as const;

/** From `age` ms ago until the next stretch begins, or until `until` ms ago. */
export interface Stretch {
  age: number;
  until?: number;
  /** Null: no beats, because the monitor is paused or the server is off. */
  word: number | null;
  /** ms between beats */
  every?: number;
}

export interface SimulatedMonitor {
  id: number;
  name?: string | null;
  type?: string;
  /** Oldest first. */
  life: readonly Stretch[];
  /** Absent from the metrics, as a paused one is, or one with a tag that is new. */
  hasSeries?: boolean;
}

export interface SimulatedBeat {
  time: number;
  status: number;
}

const WINDOWS = {24: DAY, 168: 7 * DAY, 720: 30 * DAY} as const;

/**
 * Lets a replayed Uptime Kuma answer as a real one does that has lived through this: the beats it still lists,
 * the uptime it counts of all that were, and a series for each monitor. By its clock it is now.
 */
export function simulate(replay: Replay, monitors: readonly SimulatedMonitor[], now = Date.now()) {
  const [group] = replay.page.publicGroupList;
  const listed = replay.version === '1.23.17' ? 50 : 100;
  replay.page.publicGroupList = [
    {
      ...group,
      monitorList: monitors.map(({id, name = `Monitor ${id}`, type = 'http'}) => ({
        id,
        name,
        type,
        sendUrl: 0,
      })),
    },
  ];
  replay.page.incidents = replay.page.incidents && [];
  replay.page.incident = replay.page.incidents ? undefined : null;
  replay.page.maintenanceList = [];
  if (replay.history) replay.history.incidents = [];
  replay.heartbeat = {heartbeatList: {}, uptimeList: {}};
  replay.badges.clear();
  for (const {id, life} of monitors) {
    const beats = beatsOf(life, now);
    replay.heartbeat.heartbeatList[id] = beats.slice(-listed).map(toJson);
    replay.heartbeat.uptimeList[`${id}_24`] = ratioOf(replay, beats, now - WINDOWS[24]);
    for (const hours of [168, 720] as const) {
      const ratio = ratioOf(replay, beats, now - WINDOWS[hours]);
      replay.badges.set(`${id}/${hours}`, (100 * ratio).toPrecision(4));
    }
  }
  replay.metrics = [
    'app_version{version="2.5.3",major="2",minor="5",patch="3"} 1',
    `process_start_time_seconds ${Math.round((now - 30 * DAY) / 1000)}`,
    ...monitors.flatMap((monitor) => seriesOf(monitor, now)),
    '',
  ].join('\n');
}

/** All beats of a life, oldest first. */
export function beatsOf(life: readonly Stretch[], now: number): SimulatedBeat[] {
  return life.flatMap(({age, until, word, every = MINUTE}, index) => {
    const end = until ?? life[index + 1]?.age ?? -1;
    const beats: SimulatedBeat[] = [];
    if (word === null) return beats;
    for (let at = age; at > end; at -= every) beats.push({time: now - at, status: word});
    return beats;
  });
}

/** In Uptime Kuma's notation. */
export const kumaTime = (ms: number): string =>
  new Date(ms).toISOString().replace('T', ' ').replace('Z', '');

const toJson = ({time, status}: SimulatedBeat) => ({
  status,
  time: kumaTime(time),
  msg: '',
  ping: status === UP ? 5 : null,
});

/** 2.x counts beats and leaves maintenance aside, 1.23 takes it for up; 0 where there is nothing. */
function ratioOf({version}: Replay, beats: readonly SimulatedBeat[], since: number): number {
  const within = beats.filter(({time}) => time >= since).map(({status}) => status);
  const counted = version === '1.23.17' ? within : within.filter((word) => word !== MAINTENANCE);
  const up = counted.filter((word) => word === UP || word === MAINTENANCE);
  return counted.length ? up.length / counted.length : 0;
}

function seriesOf(
  {id, name, type = 'http', life, hasSeries = true}: SimulatedMonitor,
  now: number,
) {
  const last = beatsOf(life, now).at(-1);
  if (!hasSeries || !last) return [];
  const labels = `monitor_id="${id}",monitor_name="${name ?? null}",monitor_type="${type}"`;
  return [`monitor_status{${labels}} ${last.status}`];
}
