import type {Beat} from '../reading.js';
import {parseBeatTime} from './kuma-time.js';
import {isFields, misshapen, type Fields} from './shape.js';
import {statusOf} from './status-of.js';

/** Beats of a monitor, and whether there are no others. */
export interface Evidence {
  beats: Beat[];
  wholeLife: boolean;
  /** Every beat of late is listed, so that gaps show the interval. */
  raw: boolean;
}

export interface EvidenceOptions {
  /** How many days the page shows in place of beats; 0 or nothing of the kind: it shows beats. */
  barDays: unknown;
  /** How many beats this version lists at most. */
  mostBeats: number;
  /** ms to add to a time of theirs */
  offset: number;
}

const keysOf = (value: unknown): Map<string, unknown> | undefined =>
  isFields(value) ? new Map(Object.entries(value)) : undefined;

/** `GET /api/status-page/heartbeat/:slug` in our words: what is not a beat of today's shape proves nothing. */
export class HeartbeatAnswer {
  readonly #lists: Map<string, unknown>;
  readonly #lasts: Map<string, unknown> | undefined;
  readonly #uptimes: Map<string, unknown>;
  readonly #barDays: unknown;
  readonly #barsApart: boolean;

  /** @throws {ReadError} where it is not an answer of Uptime Kuma */
  constructor(answer: unknown) {
    const fields = isFields(answer) ? answer : {};
    const lists = keysOf(fields.heartbeatList);
    const uptimes = keysOf(fields.uptimeList);
    if (!lists || !uptimes) throw misshapen('heartbeats');
    this.#lists = lists;
    this.#uptimes = uptimes;
    this.#lasts = keysOf(fields.lastHeartbeatList);
    this.#barDays = fields.heartbeatBarDays;
    this.#barsApart = isFields(fields.heartbeatBarList);
  }

  /** Whether there is anything to tell of a monitor. */
  has(id: string): boolean {
    const list = this.#lists.get(id);
    return this.#lasts?.has(id) || (Array.isArray(list) && list.length > 0);
  }

  /** A strange beat spoils its own monitor alone. */
  of(id: string, {barDays, mostBeats, offset}: EvidenceOptions): Evidence {
    const inDays = Number(barDays) > 0 || Number(this.#barDays) > 0;
    const list = this.#lists.get(id);
    const toBeat = (entry: unknown): Beat => {
      const {status, time} = isFields(entry) ? entry : ({} as Fields);
      return {status: statusOf(status), time: parseBeatTime(time) + offset};
    };
    const isRaw = Array.isArray(list) && (!inDays || this.#barsApart) && !list.some(isBucket);
    const beats = isRaw ? list.map(toBeat) : [];
    const whole = isRaw && !inDays && beats.length < mostBeats;
    if (!this.#lasts) return {beats, wholeLife: whole, raw: !inDays};
    const last = this.#lasts.get(id);
    if (!isFields(last) || isBucket(last)) return {beats: [], wholeLife: false, raw: false};
    const newest = toBeat(last);
    const earlier = beats.filter(({time}) => Number(time) < Number(newest.time));
    return {beats: [...earlier, newest], wholeLife: whole, raw: isRaw && !inDays};
  }

  /** Percent; null if it does not say. */
  uptimeOf(id: string): number | null {
    const ratio = this.#uptimes.get(`${id}_24`);
    return typeof ratio === 'number' && ratio >= 0 && ratio <= 1 ? ratio * 100 : null;
  }
}

/** The sum of a stretch of time: a bare number for an empty one, else dated by the end of the stretch. */
function isBucket(entry: unknown): boolean {
  if (typeof entry === 'number') return true;
  if (!isFields(entry)) return false;
  return 'endTime' in entry || /T.*Z$/.test(String(entry.time));
}
