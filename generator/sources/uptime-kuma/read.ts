import {type z} from 'zod';
import {ReadError} from '../../errors/read-error.js';
import {hasStopped} from './has-stopped.js';
import {statusOf} from './status-of.js';
import type {Beat, ReadOptions, Reading, Source} from '../reading.js';
import type {UptimeKumaConfig} from '../../config/config.js';
import {askMetrics, nameOf, readByKey, SETTLED, type MetricsReading} from './by-key.js';
import {UptimeKumaClient} from './client.js';
import {
  heartbeatSchema,
  incidentHistorySchema,
  parseKumaTime,
  readIncidents,
  readMaintenances,
  statusPageSchema,
  type StatusPage,
} from './page.js';

const HEARTBEAT_TIMEOUT = 60_000; // ms; the first call after a restart of a big Kuma takes over a minute
const CLOCK_NOTICE = 60_000; // ms
const HISTORY = 604_800_000; // ms, 7 days of resolved incidents
const MAX_RESOLVED = 10;
const BADGE = /aria-label="Uptime \((168|720)h\): ([0-9.]+(?:e-?\d+)?)%"/;

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

async function readUptimeKuma(
  config: UptimeKumaConfig,
  {signal, now = Date.now}: ReadOptions,
): Promise<Reading> {
  const client = new UptimeKumaClient(config, signal);
  try {
    return config.slug === undefined
      ? await readByKey(client, config, now)
      : await readPage(client, config, config.slug, now);
  } finally {
    client.close();
  }
}

async function readPage(
  client: UptimeKumaClient,
  config: UptimeKumaConfig,
  slug: string,
  now: () => number,
): Promise<Reading> {
  const warnings: ReadError[] = [];
  const warn = (error: unknown) => {
    if (!(error instanceof ReadError)) throw error;
    warnings.push(error);
    return null;
  };
  // Metrics are an extra: nothing waits for them, and nothing is lost without them.
  const extra = config.apiKey ? askMetrics(client, config.apiKey, now).catch(warn) : null;
  const [page, beats] = await Promise.all([askPage(client, slug), askBeats(client, slug, now)]);
  const listed = listMonitors(page, config.monitorIds);
  if (Math.abs(beats.offset) > CLOCK_NOTICE) {
    const seconds = Math.round(beats.offset / 1000);
    warnings.push(new ReadError('clock', `its clock differs from ours by ${seconds} s`));
  }
  const beaten = listed.filter(({id, type}) => type !== null && beats.of(id).length > 0);
  const [figures, history, metrics] = await Promise.all([
    askBadges(
      client,
      beaten.map(({id}) => id),
    ),
    page.incidents ? askHistory(client, slug, now) : [],
    extra,
  ]);
  const active = listed.filter(
    (monitor) =>
      !(metrics && lacksSeries(monitor, metrics) && hasStopped(beats.of(monitor.id), beats.readAt)),
  );
  if (figures.failed) warnings.push(badgesFailed(figures.failed));
  return {
    readAt: beats.readAt,
    clockOffset: beats.offset,
    components: active.map(({id, name, group, type}) => ({
      id,
      name,
      group,
      // The answer may still hold what was taken off the page.
      beats: type === null ? [] : beats.of(id),
      uptime: {
        last_24h: beats.uptimeOf(id),
        last_7d: figures.of(id, 168),
        last_30d: figures.of(id, 720),
      },
    })),
    incidents: readIncidents(page, history),
    maintenances: readMaintenances(page),
    warnings,
  };
}

async function askPage(client: UptimeKumaClient, slug: string): Promise<StatusPage> {
  const what = 'status page';
  try {
    const [answer] = await client.askJson(`/api/status-page/${encodeURIComponent(slug)}`, what);
    return shaped(statusPageSchema, answer, what);
  } catch (error) {
    if (!(error instanceof ReadError) || error.output !== 'timeout') throw error;
    // 1.x never answers for a slug that it does not have, but it has no such page to show either.
    const status = await client.statusOf(`/status/${encodeURIComponent(slug)}`).catch(() => 0);
    if (status === 404) {
      throw new ReadError('noPage', `${what}: HTTP 404`);
    }
    throw error;
  }
}

async function askBeats(client: UptimeKumaClient, slug: string, now: () => number) {
  const what = 'heartbeats';
  const path = `/api/status-page/heartbeat/${encodeURIComponent(slug)}`;
  const [json, answer] = await client.askJson(path, what, HEARTBEAT_TIMEOUT);
  const {heartbeatList, uptimeList} = shaped(heartbeatSchema, json, what);
  const readAt = now();
  const offset = clockOffset(answer.date, readAt);
  return {
    readAt,
    offset,
    of: (id: string): Beat[] =>
      (heartbeatList[id] ?? []).map(({status, time}) => ({
        status: statusOf(status),
        time: parseKumaTime(time) + offset,
      })),
    uptimeOf: (id: string): number | null => {
      const ratio = uptimeList[`${id}_24`];
      return typeof ratio === 'number' && ratio >= 0 && ratio <= 1 ? ratio * 100 : null;
    },
  };
}

/** What to add to a time of theirs. `Date` has whole seconds: less than two are no difference. */
function clockOffset(date: number, readAt: number): number {
  const offset = readAt - date;
  return Math.abs(offset) < 2000 || Number.isNaN(offset) ? 0 : offset;
}

interface ListedMonitor {
  id: string;
  name: string;
  group: string | null;
  /** Null: not on the page. */
  type: string | null;
}

/** Each id once, under its first group; a configured id that is not on the page stays unknown. */
function listMonitors(page: StatusPage, wanted: readonly string[] | undefined): ListedMonitor[] {
  const found = new Map<string, ListedMonitor>();
  for (const {name: group, monitorList} of page.publicGroupList) {
    for (const {id, name, type} of monitorList) {
      if (!found.has(id)) found.set(id, {id, name, group: group || null, type: type ?? ''});
    }
  }
  if (!wanted) return [...found.values()];
  const missing = wanted
    .filter((id) => !found.has(id))
    .map((id) => ({id, name: nameOf(id), group: null, type: null}));
  return [...[...found.values()].filter(({id}) => wanted.includes(id)), ...missing];
}

async function askBadges(client: UptimeKumaClient, ids: readonly string[]) {
  const figures = new Map<string, number>();
  let failed = 0;
  const requests = ids.flatMap((id) =>
    [168, 720].map(async (hours) => {
      const path = `/api/badge/${id}/uptime/${hours}`;
      const {body} = await client.ask(path, {type: 'image/svg+xml', what: 'uptime badge'});
      const [, shown, percent] = BADGE.exec(body) ?? [];
      if (Number(shown) !== hours || !(Number(percent) <= 100)) throw new ReadError('badges', '');
      figures.set(path, Number(percent));
    }),
  );
  for (const result of await Promise.allSettled(requests)) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof ReadError)) throw result.reason;
    failed++;
  }
  return {
    failed,
    of: (id: string, hours: number) => figures.get(`/api/badge/${id}/uptime/${hours}`) ?? null,
  };
}

const badgesFailed = (count: number) =>
  new ReadError('badges', `${count} uptime badges could not be read`);

/** Past incidents are an extra: without them nothing else is worse. */
async function askHistory(client: UptimeKumaClient, slug: string, now: () => number) {
  const what = 'incident history';
  try {
    const path = `/api/status-page/${encodeURIComponent(slug)}/incident-history`;
    const {incidents} = shaped(incidentHistorySchema, (await client.askJson(path, what))[0], what);
    return incidents
      .filter((past) => parseKumaTime(past.lastUpdatedDate ?? past.createdDate) > now() - HISTORY)
      .slice(0, MAX_RESOLVED);
  } catch (error) {
    if (error instanceof ReadError) return [];
    throw error;
  }
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

function shaped<S extends z.ZodType>(schema: S, value: unknown, what: string): z.infer<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new ReadError('notKuma', `${what}: not the shape of Uptime Kuma`);
  return result.data;
}
