import {JsonMembers} from '../../io/json-members.js';
import {PLATFORM_STATUSES} from '../../../embed/contract/status.js';
import {parseJson} from '../../io/parse-json.js';
import type {Beat} from '../reading.js';
import {parseBeatTime} from './kuma-time.js';
import {isFields, misshapen, type Fields} from './shape.js';
import {statusOf} from './status-of.js';

/** Beats of a monitor, and whether there are no others. */
export interface Evidence {
  /** Made anew each time: those of thousands are not in memory at once. */
  beats: () => Beat[];
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

/** What is not JSON is odd, and proves as little as if it were missing. */
function valueOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : parseJson(text);
  } catch {
    return undefined;
  }
}

/** Of a list, in less room than objects take: there may be ten thousand of a hundred. */
interface Beats {
  /** Places in PLATFORM_STATUSES. */
  statuses: Uint8Array;
  /** On their clock. */
  times: Float64Array;
}

/**
 * `GET /api/status-page/heartbeat/:slug` in our words, as it comes: what is not a beat of today's shape proves
 * nothing.
 */
export class HeartbeatAnswer {
  /** By id; undefined where it lists something else. */
  readonly #lists = new Map<string, Beats | undefined>();
  readonly #lasts = new Map<string, unknown>();
  /** By id and hours. */
  readonly #uptimes = new Map<string, unknown>();
  /** Which objects there are. */
  readonly #objects = new Set<string>();
  #barDays: unknown;
  readonly #members = new JsonMembers((text, key, id) => this.#add(text, key, id));
  #error: unknown;

  /** What is not JSON is said at the end. */
  write(text: string): void {
    try {
      if (!this.#error) this.#members.write(text);
    } catch (error) {
      this.#error = error;
    }
  }

  /**
   * @throws {SyntaxError} where it is not JSON
   * @throws {ReadError} where it is not an answer of Uptime Kuma
   */
  end(): this {
    if (this.#error) throw this.#error;
    this.#members.end();
    const isOurs = ['heartbeatList', 'uptimeList'].every((name) => this.#objects.has(name));
    if (!isOurs) throw misshapen('heartbeats');
    return this;
  }

  /** A strange beat spoils its own monitor alone. */
  #add(text: string, key: string, id: string | undefined): void {
    if (id === undefined) {
      if (text === '{') this.#objects.add(key);
      else if (key === 'heartbeatBarDays') this.#barDays = valueOf(text);
    } else if (key === 'heartbeatList') this.#lists.set(id, packed(valueOf(text)));
    else if (key === 'lastHeartbeatList') this.#lasts.set(id, valueOf(text));
    else if (key === 'uptimeList') this.#uptimes.set(id, valueOf(text));
  }

  /** Whether there is anything to tell of a monitor. */
  has(id: string): boolean {
    return this.#lasts.has(id) || (this.#lists.has(id) && this.#lists.get(id)?.times.length !== 0);
  }

  of(id: string, {barDays, mostBeats, offset}: EvidenceOptions): Evidence {
    const inDays = Number(barDays) > 0 || Number(this.#barDays) > 0;
    const list = this.#lists.get(id);
    const isRaw = !!list && (!inDays || this.#objects.has('heartbeatBarList'));
    const beats = () => (isRaw ? toBeats(list, offset) : []);
    const wholeLife = isRaw && !inDays && list.times.length < mostBeats;
    if (!this.#objects.has('lastHeartbeatList')) return {beats, wholeLife, raw: !inDays};
    const last = this.#lasts.get(id);
    if (!isFields(last) || isBucket(last)) return {beats: () => [], wholeLife: false, raw: false};
    const newest = {status: statusOf(last.status), time: parseBeatTime(last.time) + offset};
    return {
      beats: () => [...beats().filter(({time}) => Number(time) < newest.time), newest],
      wholeLife,
      raw: isRaw && !inDays,
    };
  }

  /** Percent; null if it does not say. */
  uptimeOf(id: string): number | null {
    const ratio = this.#uptimes.get(`${id}_24`);
    return typeof ratio === 'number' && ratio >= 0 && ratio <= 1 ? ratio * 100 : null;
  }
}

const toBeats = ({statuses, times}: Beats, offset: number): Beat[] =>
  Array.from(statuses, (place, index) => ({
    status: PLATFORM_STATUSES[place]!,
    time: times[index]! + offset,
  }));

/** Undefined for anything but a list of single beats. */
function packed(list: unknown): Beats | undefined {
  if (!Array.isArray(list) || list.some(isBucket)) return undefined;
  const entries = list.map((entry): Fields => (isFields(entry) ? entry : {}));
  return {
    statuses: Uint8Array.from(entries, ({status}) => PLATFORM_STATUSES.indexOf(statusOf(status))),
    times: Float64Array.from(entries, ({time}) => parseBeatTime(time)),
  };
}

/** The sum of a stretch of time: a bare number for an empty one, else dated by the end of the stretch. */
function isBucket(entry: unknown): boolean {
  if (typeof entry === 'number') return true;
  if (!isFields(entry)) return false;
  return 'endTime' in entry || /T.*Z$/.test(String(entry.time));
}
