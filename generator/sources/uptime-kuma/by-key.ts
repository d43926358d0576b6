import {ReadError} from '../../errors/read-error.js';
import type {UptimeKumaConfig} from '../../config/config.js';
import {headOf, type AnswerHead} from '../../io/http-get.js';
import {listed} from '../../text/listed.js';
import type {UptimeKumaClient} from './client.js';
import {parseMetrics, type Metrics} from './metrics.js';
import {missingIds} from './missing-ids.js';
import {nameOf} from './monitors.js';
import {statusOf} from './status-of.js';
import type {Reading} from '../reading.js';
import {judgeClock, watchClock} from './watch-clock.js';

/** Metrics, and when they were read on whose clock. */
export interface MetricsReading extends Metrics {
  /** ms since 1970, on ours */
  readAt: number;
  /** ms since Uptime Kuma's start; NaN if it does not say */
  upFor: number;
  answer: AnswerHead;
}

const MAX_METRICS = 16_000_000; // bytes; a monitor has less than 2 kB
/** ms; ten minutes after its start every active monitor has beaten. */
export const SETTLED = 600_000;
/** What was measured before the start may lie days back. */
const DAY = 86_400_000; // ms
/** States without times are as old as the answer. */
const MAX_AGE = 900_000; // ms, 15 minutes

/**
 * Reads all that an API key alone can tell: states, but not since when.
 *
 * @throws {ReadError} if no status can be told
 */
export async function readByKey(
  client: UptimeKumaClient,
  {apiKey = '', monitorIds}: UptimeKumaConfig,
  now: () => number,
): Promise<Reading> {
  const [metrics] = await Promise.all([askMetrics(client, apiKey, now), watchClock(client)]);
  const {monitors, anonymous, readAt, upFor, answer} = metrics;
  const clock = judgeClock(client, [answer]);
  if (client.clock.ageOf(answer) > MAX_AGE) throw clock[0]!;
  if (anonymous) {
    throw new ReadError('tooOld', 'metrics: no series names its monitor');
  }
  if (!monitorIds && upFor < SETTLED && !isInTrouble(monitors)) {
    throw new ReadError(
      'starting',
      'metrics: it started less than ten minutes ago, and not all monitors may have beaten',
    );
  }
  // Nothing else shows that it was running for the last 24 hours.
  const isMeasured = upFor >= DAY;
  const percent = (id: string, window: string) => {
    const ratio = isMeasured ? monitors.get(id)?.ratios.get(window) : undefined;
    return ratio === undefined ? null : ratio * 100;
  };
  const ids = monitorIds ?? [...monitors.keys()];
  return {
    readAt,
    components: ids.map((id) => {
      const monitor = monitors.get(id);
      return {
        id,
        name: monitor?.name || nameOf(id),
        group: null,
        missing: !monitor,
        beats: monitor ? [{status: statusOf(monitor.status), time: null}] : [],
        watchedFrom: readAt - upFor,
        uptime: {last_24h: percent(id, '1d'), last_7d: null, last_30d: percent(id, '30d')},
      };
    }),
    incidents: [],
    maintenances: [],
    warnings: [
      ...clock,
      ...contradictions(ids, monitors),
      ...missingIds(
        ids.filter((id) => monitorIds && !monitors.has(id)),
        'metrics',
      ),
      new ReadError('beatTimes', 'an API key alone does not say when monitors last beat'),
    ],
  };
}

/** Of 2.1.0 to 2.2.x: a push monitor with a tag has two series, and the older one never changes. */
function contradictions(ids: readonly string[], monitors: Metrics['monitors']): ReadError[] {
  const torn = ids.filter((id) => monitors.get(id)?.status === null);
  if (!torn.length) return [];
  const names = listed(torn.map((id) => `"${monitors.get(id)!.name}" (${id})`));
  return [new ReadError('contradiction', `metrics: two series contradict each other: ${names}`)];
}

/** On little evidence trouble may be claimed, of a part; neither health nor that all is down. */
function isInTrouble(monitors: Metrics['monitors']): boolean {
  const words = new Set([...monitors.values()].map(({status}) => status));
  return words.has(0) ? words.has(1) || words.has(3) : words.has(2);
}

/** @throws {ReadError} */
export async function askMetrics(
  client: UptimeKumaClient,
  apiKey: string,
  now: () => number,
  persist?: number,
): Promise<MetricsReading> {
  const what = 'metrics';
  const authorization = `Basic ${Buffer.from(`:${apiKey}`).toString('base64')}`;
  const answer = await client
    .ask('/metrics', {
      type: 'text/plain',
      what,
      headers: {authorization},
      persist,
      maxSize: MAX_METRICS,
    })
    .catch((error: unknown) => {
      throw error instanceof ReadError && error.status === 401
        ? new ReadError('keyRefused', `${what}: HTTP 401`)
        : error;
    });
  const metrics = parseMetrics(answer.body);
  if (!metrics) throw new ReadError('noMetrics', `${what}: the answer holds no monitors`);
  const readAt = now();
  const theirNow = Number.isNaN(answer.date) ? readAt : answer.date;
  return {...metrics, answer: headOf(answer), readAt, upFor: theirNow - metrics.startedAt};
}
