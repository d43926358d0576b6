import {ReadError} from '../../errors/read-error.js';
import type {UptimeKumaConfig} from '../../config/config.js';
import type {ComponentReading, ReadOptions, Reading, Source} from '../reading.js';
import {askBadges, badgesFailed, type BadgeWindow} from './badges.js';
import {HeartbeatAnswer} from './beats.js';
import {askMetrics, readByKey, SETTLED, type MetricsReading} from './by-key.js';
import {EXTRA_PERSISTENCE, UptimeKumaClient} from './client.js';
import {askHistory, readIncidents} from './incidents.js';
import {isPaused} from './is-paused.js';
import {readMaintenances} from './maintenances.js';
import {missingIds} from './missing-ids.js';
import {listMonitors, type ListedMonitor} from './monitors.js';
import {askPage, mostBeats, pinnedIncidents} from './page.js';
import {standstill} from './standstill.js';
import {judgeClock, watchClock} from './watch-clock.js';

const HEARTBEAT_TIMEOUT = 60_000; // ms; the first call after a restart of a big Kuma takes over a minute
const MAX_HEARTBEATS = 80_000_000; // bytes; 10,000 monitors have 70 MB
/** Monitors whose badges are asked for, a request each: as many as a history keeps. */
const MAX_BADGES = 2_000;

/**
 * Reads monitors, beats, uptime, incidents and running maintenance; by the public status page where a
 * slug is configured, else by the metrics of the API key.
 *
 * @throws {ReadError} if no status can be told
 */
export const uptimeKuma = (config: UptimeKumaConfig): Source => ({
  name: 'Uptime Kuma',
  read: (options) => readUptimeKuma(config, options),
});

async function readUptimeKuma(config: UptimeKumaConfig, options: ReadOptions): Promise<Reading> {
  const client = new UptimeKumaClient(config, options);
  const {now = Date.now, recorded} = options;
  try {
    return config.slug === undefined
      ? await readByKey(client, config, now)
      : await readPage(client, config, {slug: config.slug, now, recorded});
  } finally {
    client.close();
  }
}

async function readPage(
  client: UptimeKumaClient,
  config: UptimeKumaConfig,
  {slug, now, recorded}: {slug: string; now: () => number; recorded: ReadOptions['recorded']},
): Promise<Reading> {
  const warnings: ReadError[] = [];
  const warn = (error: unknown) => {
    if (!(error instanceof ReadError)) throw error;
    warnings.push(error);
    return null;
  };
  // Metrics are an extra, and the clock is looked at beside: nothing waits for them, and nothing is lost.
  const extra = config.apiKey
    ? askMetrics(client, config.apiKey, now, EXTRA_PERSISTENCE).catch(warn)
    : null;
  const clock = watchClock(client);
  const [[page, pageAnswer], [beats, answer]] = await Promise.all([
    askPage(client, slug),
    client.askInParts(
      `/api/status-page/heartbeat/${encodeURIComponent(slug)}`,
      'heartbeats',
      {timeout: HEARTBEAT_TIMEOUT, maxSize: MAX_HEARTBEATS},
      () => new HeartbeatAnswer(),
    ),
  ]);
  const readAt = now();
  const monitors = listMonitors(page, config.monitorIds);
  const known = await recorded;
  const badgesOf = (window: BadgeWindow) =>
    monitors
      .filter((one) => one.type !== null && beats.has(one.id) && !known?.(one).includes(window))
      .slice(0, MAX_BADGES)
      .map(({id}) => id);
  const [badges, history, metrics] = await Promise.all([
    askBadges(client, badgesOf),
    page.incidents ? askHistory(client, slug) : [],
    extra,
    clock,
  ]);
  warnings.unshift(...judgeClock(client, [pageAnswer, answer]));
  const {offset} = client.clock;
  const evidence = {barDays: page.config.heartbeatBarDays, mostBeats: mostBeats(page), offset};

  const components: ComponentReading[] = [];
  const paused: ListedMonitor[] = [];
  for (const monitor of monitors) {
    const {id, name, group, type} = monitor;
    // The answer may still hold what was taken off the page.
    const heard = beats.of(type === null ? '' : id, evidence);
    if (metrics && lacksSeries(monitor, metrics) && isPaused(heard.beats(), readAt)) {
      paused.push(monitor);
      continue;
    }
    components.push({
      id,
      name,
      group,
      get beats() {
        return heard.beats();
      },
      wholeLife: heard.wholeLife,
      missing: type === null,
      reports: type === 'push' && heard.raw,
      uptime: {
        last_24h: beats.uptimeOf(id),
        last_7d: badges.of(id, 'last_7d'),
        last_30d: badges.of(id, 'last_30d'),
      },
    });
  }
  const missing = monitors.filter(({type}) => type === null).map(({id}) => id);
  // Where answers are old, it is that.
  const still = warnings.length ? undefined : standstill(components, readAt);
  if (still) warnings.push(still);
  if (badges.error) warnings.push(badgesFailed(badges));
  return {
    readAt,
    clockOffset: offset,
    components,
    incidents: readIncidents(pinnedIncidents(page), history, now()),
    maintenances: readMaintenances(page.maintenanceList ?? []),
    unread: badges.unread,
    paused: paused.map(({id, name}) => ({id, name})),
    warnings: [...warnings, ...missingIds(missing, 'status page')],
  };
}

/**
 * From 2.1 on an active monitor has a series soon after the start; one that only listens may not. By itself
 * that proves no pause: a tag that was made since the start keeps the series of its monitors away.
 */
function lacksSeries({id, type}: ListedMonitor, metrics: MetricsReading): boolean {
  const {version, upFor, monitors} = metrics;
  const lists = version && (version.major > 2 || (version.major === 2 && version.minor >= 1));
  return !!lists && upFor >= SETTLED && type !== null && type !== 'push' && !monitors.has(id);
}
