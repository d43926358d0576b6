import {jsonMembers} from '../../io/json-members.js';
import {parseJson} from '../../io/parse-json.js';
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

/** Of an object; undefined for anything else. */
const membersOf = (text: string | undefined) =>
  text?.startsWith('{') ? jsonMembers(text) : undefined;

/** What is not JSON is odd, and proves as little as if it were missing. */
function valueOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : parseJson(text);
  } catch {
    return undefined;
  }
}

/**
 * `GET /api/status-page/heartbeat/:slug` in our words: what is not a beat of today's shape proves nothing. The beats
 * of a monitor are parsed when they are asked for: as a whole the answer would take ten times its length.
 */
export class HeartbeatAnswer {
  readonly #lists: Map<string, string>;
  readonly #lasts: Map<string, string> | undefined;
  readonly #uptimes: Map<string, string>;
  readonly #barDays: unknown;
  readonly #barsApart: boolean;

  /**
   * @throws {SyntaxError} where it is not JSON
   * @throws {ReadError} where it is not an answer of Uptime Kuma
   */
  constructor(answer: string) {
    const fields = membersOf(answer.trimStart()) ?? new Map<string, string>();
    const lists = membersOf(fields.get('heartbeatList'));
    const uptimes = membersOf(fields.get('uptimeList'));
    if (!lists || !uptimes) throw misshapen('heartbeats');
    this.#lists = lists;
    this.#uptimes = uptimes;
    this.#lasts = membersOf(fields.get('lastHeartbeatList'));
    this.#barDays = valueOf(fields.get('heartbeatBarDays'));
    this.#barsApart = !!fields.get('heartbeatBarList')?.startsWith('{');
  }

  /** Whether there is anything to tell of a monitor. */
  has(id: string): boolean {
    return this.#lasts?.has(id) || /^\[\s*[^\s\]]/.test(this.#lists.get(id) ?? '');
  }

  /** A strange beat spoils its own monitor alone. */
  of(id: string, {barDays, mostBeats, offset}: EvidenceOptions): Evidence {
    const inDays = Number(barDays) > 0 || Number(this.#barDays) > 0;
    const list = valueOf(this.#lists.get(id));
    const toBeat = (entry: unknown): Beat => {
      const {status, time} = isFields(entry) ? entry : ({} as Fields);
      return {status: statusOf(status), time: parseBeatTime(time) + offset};
    };
    const isRaw = Array.isArray(list) && (!inDays || this.#barsApart) && !list.some(isBucket);
    const beats = isRaw ? list.map(toBeat) : [];
    const whole = isRaw && !inDays && beats.length < mostBeats;
    if (!this.#lasts) return {beats, wholeLife: whole, raw: !inDays};
    const last = valueOf(this.#lasts.get(id));
    if (!isFields(last) || isBucket(last)) return {beats: [], wholeLife: false, raw: false};
    const newest = toBeat(last);
    const earlier = beats.filter(({time}) => Number(time) < Number(newest.time));
    return {beats: [...earlier, newest], wholeLife: whole, raw: isRaw && !inDays};
  }

  /** Percent; null if it does not say. */
  uptimeOf(id: string): number | null {
    const ratio = valueOf(this.#uptimes.get(`${id}_24`));
    return typeof ratio === 'number' && ratio >= 0 && ratio <= 1 ? ratio * 100 : null;
  }
}

/** The sum of a stretch of time: a bare number for an empty one, else dated by the end of the stretch. */
function isBucket(entry: unknown): boolean {
  if (typeof entry === 'number') return true;
  if (!isFields(entry)) return false;
  return 'endTime' in entry || /T.*Z$/.test(String(entry.time));
}
