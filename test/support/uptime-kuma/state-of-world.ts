import type {KumaState} from './answers.js';
import type {World, WorldBeat, WorldMonitor} from './world.js';

const HOUR = 3_600_000; // ms

/** How many beats an answer lists at most. */
export const listLength = ({version}: Pick<World, 'version'>): number =>
  version === '1.23.17' ? 50 : 100;

/** When the answers that the publisher gets were made, true time. */
export const answeredAt = ({now, cachedFor}: World): number => now - cachedFor;

/** What Uptime Kuma has in its database at that moment, on its own clock. */
export function stateOfWorld(world: World): KumaState {
  const at = answeredAt(world);
  const kumaTime = (time: number) =>
    new Date(time + world.clockAhead).toISOString().replace('T', ' ').replace('Z', '');
  const ratio = (monitor: WorldMonitor, hours: number) =>
    ratioOf(world, monitor.beats, at - hours * HOUR, at);
  const pinned = world.incidents.map((style, index) => ({
    id: index + 1,
    style,
    title: `Incident ${index + 1}`,
    content: '',
    pin: true,
    active: true,
    createdDate: kumaTime(at - HOUR).slice(0, 19),
    lastUpdatedDate: null,
    status_page_id: 1,
  }));
  const isVersion1 = world.version === '1.23.17';
  return {
    version: world.version,
    page: {
      config: {slug: 'public', title: 'World', ...(isVersion1 ? {} : {autoRefreshInterval: 300})},
      ...(isVersion1 ? {incident: pinned[0] ?? null} : {incidents: pinned}),
      publicGroupList: [
        {
          id: 1,
          name: 'Services',
          weight: 1,
          monitorList: world.monitors.map(({id, type}) => ({
            id,
            name: `Service ${id}`,
            sendUrl: 0,
            type,
          })),
        },
      ],
      maintenanceList: [],
    },
    heartbeat: {
      heartbeatList: Object.fromEntries(
        world.monitors.map(({id, beats}) => [
          id,
          beats
            .filter(({time}) => time <= at)
            .slice(-listLength(world))
            .map(({time, code}) => ({status: code, time: kumaTime(time), msg: '', ping: null})),
        ]),
      ),
      uptimeList: Object.fromEntries(
        world.monitors.map((monitor) => [`${monitor.id}_24`, ratio(monitor, 24)]),
      ),
    },
    history: {ok: true, incidents: [], total: 0, nextCursor: null, hasMore: false},
    metrics: '',
    badges: new Map(
      world.monitors.flatMap((monitor) =>
        [168, 720].map((hours): [string, string] => [
          `${monitor.id}/${hours}`,
          (ratio(monitor, hours) * 100).toPrecision(4),
        ]),
      ),
    ),
    apiKey: '',
  };
}

/** As each release reckons it: beats are counted by 2.x, and weighed by their durations before. */
function ratioOf({version}: World, all: readonly WorldBeat[], from: number, to: number): number {
  const known = all.filter(({time}) => time <= to);
  const inside = known.filter(({time}) => time > from);
  if (version === '1.23.17') {
    const first = known.length - inside.length;
    const weighed = inside.map(({time, code}, index) => {
      const before = known[first + index - 1];
      return {code, duration: before ? time - before.time : 0};
    });
    const total = weighed.reduce((sum, {duration}) => sum + duration, 0);
    const good = weighed.filter(({code}) => code === 1 || code === 3);
    if (total > 0) return good.reduce((sum, {duration}) => sum + duration, 0) / total;
    return known[0]?.code === 1 ? 1 : 0;
  }
  const up = inside.filter(({code}) => code === 1).length;
  const down = inside.filter(({code}) => code === 0 || code === 2).length;
  return up + down ? up / (up + down) : 0;
}
