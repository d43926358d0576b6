import {readFileSync} from 'node:fs';

/** The two releases whose answers were recorded, see test/fixtures/recordings/uptime-kuma. */
export type KumaVersion = '1.23.17' | '2.5.3';

// How long after the newest beat the other answers were recorded.
const RECORDED_AFTER = 5_000; // ms

// `2026-11-23 15:38:49.382`, `2026-11-23 15:38:54` and `2026-11-23T15:59:00.000Z`
const TIME = /^(\d{4}-\d\d-\d\d)([ T])(\d\d:\d\d:\d\d)(\.\d{3})?(Z?)$/;

const FOLDER = new URL('../../fixtures/recordings/uptime-kuma/', import.meta.url);

/** A recorded answer. The lines `> request` and `< response header` before some bodies are left out. */
export function readRecording(version: KumaVersion, file: string): string {
  const text = readFileSync(new URL(`${version}/${file}`, FOLDER), 'utf8');
  return text.startsWith('> ') ? text.slice(text.indexOf('\n\n') + 2) : text;
}

/**
 * Moves every time in a JSON value by `ms`, keeping its notation: Kuma's own zoneless UTC and the ISO times of
 * maintenance windows. Times of day (`timeRange`, `cron`) stay: they name no moment.
 */
export function shiftTimes(value: any, ms: number): any {
  if (typeof value === 'string') return shiftTime(value, ms);
  if (Array.isArray(value)) return value.map((item) => shiftTimes(item, ms));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, shiftTimes(item, ms)]),
  );
}

function shiftTime(text: string, ms: number): string {
  const [, , separator, , fraction, zone] = TIME.exec(text) ?? [];
  if (separator === undefined) return text;
  const iso = new Date(parseKumaTime(text) + ms).toISOString();
  return iso.slice(0, 10) + separator + iso.slice(11, fraction ? 23 : 19) + zone;
}

/** Moves the start of the process in a `/metrics` text by `ms`; the other samples carry no time. */
export function shiftMetrics(text: string, ms: number): string {
  return text.replace(
    /^(process_start_time_seconds )(\d+)/m,
    (_, name, seconds) => name + Math.round(Number(seconds) + ms / 1000),
  );
}

/** The moment of the newest beat of a heartbeat answer in ms since the epoch, `-Infinity` without a beat. */
export function newestBeat(heartbeat: any): number {
  const beats = Object.values<{time: string}[]>(heartbeat.heartbeatList).flat();
  return beats.reduce((newest, {time}) => Math.max(newest, parseKumaTime(time)), -Infinity);
}

function parseKumaTime(text: string): number {
  return Date.parse(text.replace(' ', 'T').replace(/Z?$/, 'Z'));
}

/** What a Kuma of this version answered about its page `public`, and when. */
export function loadRecordings(version: KumaVersion) {
  const json = (file: string): any => JSON.parse(readRecording(version, file));
  const heartbeat = json('heartbeat.json');
  return {
    page: json('status-page.json'),
    heartbeat,
    history: version === '1.23.17' ? undefined : json('incident-history.json'),
    metrics: readRecording(version, 'metrics-key.txt').trimEnd() + '\n',
    recordedAt: newestBeat(heartbeat) + RECORDED_AFTER,
  };
}
