import {ReadError} from '../../errors/read-error.js';
import type {UptimeKumaConfig} from '../../config/config.js';
import type {UptimeKumaClient} from './client.js';
import {statusOf} from './status-of.js';
import {parseMetrics, type Metrics} from './metrics.js';
import type {Reading} from '../reading.js';

/** Metrics, and when they were read on whose clock. */
export interface MetricsReading extends Metrics {
  /** ms since 1970, on ours */
  readAt: number;
  /** ms since Uptime Kuma's start; NaN if it does not say */
  upFor: number;
}

/** ms; ten minutes after its start every active monitor has beaten. */
export const SETTLED = 600_000;

/** What a monitor is called that was asked for and is not there. */
export const nameOf = (id: string): string => `Monitor ${id}`;

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
  const {monitors, anonymous, readAt, upFor} = await askMetrics(client, apiKey, now);
  if (anonymous) {
    throw new ReadError('tooOld', 'metrics: no series names its monitor');
  }
  if (!monitorIds && upFor < SETTLED && !isInTrouble(monitors)) {
    throw new ReadError(
      'starting',
      'metrics: it started less than ten minutes ago, and not all monitors may have beaten',
    );
  }
  const percent = (id: string, window: string) => {
    const ratio = monitors.get(id)?.ratios.get(window);
    return ratio === undefined ? null : ratio * 100;
  };
  return {
    readAt,
    components: (monitorIds ?? [...monitors.keys()]).map((id) => {
      const monitor = monitors.get(id);
      return {
        id,
        name: monitor?.name ?? nameOf(id),
        group: null,
        beats: monitor ? [{status: statusOf(monitor.status), time: null}] : [],
        uptime: {last_24h: percent(id, '1d'), last_7d: null, last_30d: percent(id, '30d')},
      };
    }),
    incidents: [],
    maintenances: [],
    warnings: [new ReadError('beatTimes', 'an API key alone does not say when monitors last beat')],
  };
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
): Promise<MetricsReading> {
  const what = 'metrics';
  const authorization = `Basic ${Buffer.from(`:${apiKey}`).toString('base64')}`;
  const answer = await client
    .ask('/metrics', {type: 'text/plain', what, headers: {authorization}})
    .catch((error: unknown) => {
      throw error instanceof ReadError && error.status === 401
        ? new ReadError('keyRefused', `${what}: HTTP 401`)
        : error;
    });
  const metrics = parseMetrics(answer.body);
  if (!metrics) throw new ReadError('noMetrics', `${what}: the answer holds no monitors`);
  const readAt = now();
  const theirNow = Number.isNaN(answer.date) ? readAt : answer.date;
  return {...metrics, readAt, upFor: theirNow - metrics.startedAt};
}
