/**
 * What a reader may claim, written a second time from DESIGN §2, slowly and on its own: it shares no
 * line with `embed/`, so that a mistake there is not made twice.
 */
export interface Verdict {
  readable: boolean;
  /** `rejected` where it is no document. */
  state: string;
  /** Null: no backup row. */
  backups: string | null;
  /** The same in a card: a success of a stale document is not judged, it was the last known one. */
  shownBackups: string | null;
  /** Whether anything at all in a card may be green. */
  mayBeGreen: boolean;
}

const REJECTED: Verdict = {
  readable: false,
  state: 'rejected',
  backups: null,
  shownBackups: null,
  mayBeGreen: false,
};
const MINUTE = 60_000; // ms
const WORDS = new Set([
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
]);

/**
 * @param input JSON text, or what JSON text can say
 * @param staleMinutes the reader's own limit
 */
export function judge(input: unknown, now: number, staleMinutes = Infinity): Verdict {
  const document = fromText(input);
  if (!isObject(document)) return REJECTED;
  const updated = timeOf(document.updated_at);
  const uptime = document.uptime;
  if (updated === null) return REJECTED;
  if (typeof document.platform_status !== 'string') return REJECTED;
  if ('schema_version' in document && document.schema_version !== 1) return REJECTED;
  if (!isObject(uptime)) return REJECTED;
  if (![uptime.last_24h, uptime.last_7d, uptime.last_30d].every(isPercent)) return REJECTED;

  const state = stateOf(document, updated, now, staleMinutes);
  const backups = backupsOf(document.backups, now);
  const mayClaim = WORDS.has(state);
  const components = Array.isArray(document.components) ? document.components : [];
  const series =
    isObject(document.backups) && Array.isArray(document.backups.series)
      ? document.backups.series
      : [];
  const isGood =
    state === 'operational' ||
    backups === 'success' ||
    components.some((one: unknown) => isObject(one) && one.status === 'operational') ||
    series.some((one: unknown) => backupsOf(one, now) === 'success');
  const isOld = state === 'stale' || updated > now + 5 * MINUTE;
  const isLastKnown = isOld && ['success', 'overdue'].includes(backups!);
  const shownBackups =
    isLastKnown && (document.backups as Fields).last_backup_status === 'success'
      ? 'unknown'
      : backups;
  return {readable: true, state, backups, shownBackups, mayBeGreen: mayClaim && isGood};
}

function stateOf(document: Fields, updated: number, now: number, staleMinutes: number): string {
  if (updated > now + 5 * MINUTE) return 'unknown';
  const promised = timeOf(document.stale_after);
  if (promised !== null && promised <= updated) return 'stale';
  const isBelieved = promised !== null && promised - updated <= 24 * 60 * MINUTE;
  const own = isBelieved ? promised : updated + 30 * MINUTE;
  const deadline = Math.min(own, updated + staleMinutes * MINUTE);
  if (now >= deadline || deadline <= updated) return 'stale';
  const word = document.platform_status as string;
  return WORDS.has(word) ? word : 'unknown';
}

/** Null: none are configured, or the part is bad. */
function backupsOf(backups: unknown, now: number): string | null {
  if (!isObject(backups) || typeof backups.last_backup_status !== 'string') return null;
  const word = backups.last_backup_status;
  if (word === 'failed' || word === 'overdue') return word;
  const time = timeOf(backups.last_backup_time);
  if (word !== 'success' || time === null || time > now + 5 * MINUTE) return 'unknown';
  const overdue = timeOf(backups.overdue_after);
  return overdue !== null && now >= overdue ? 'overdue' : 'success';
}

/** ms since 1970 of an RFC 3339 date with offset; null for anything else. */
function timeOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const digits = '0123456789';
  const shape = value
    .split('')
    .map((letter) => (digits.includes(letter) ? '0' : letter))
    .join('');
  if (!shape.startsWith('0000-00-00T00:00:00')) return null;
  let rest = shape.slice(19);
  let fraction = 0;
  if (rest.startsWith('.0')) {
    let length = 1;
    while (rest[length] === '0') length++;
    fraction = Number(`0${value.slice(19, 19 + length)}`);
    rest = rest.slice(length);
  }
  const end = value.slice(-5);
  if (!['Z', '+00:00', '-00:00'].includes(rest)) return null;
  const [year, month, day] = [value.slice(0, 4), value.slice(5, 7), value.slice(8, 10)].map(Number);
  const [hour, minute, second] = value.slice(11, 19).split(':').map(Number);
  const [zoneHour, zoneMinute] = rest === 'Z' ? [0, 0] : end.split(':').map(Number);
  if (hour! > 23 || minute! > 59 || second! > 59 || zoneHour! > 23 || zoneMinute! > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year!, month! - 1, day);
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) return null;
  const sign = rest.startsWith('-') ? -1 : 1;
  const offset = sign * (zoneHour! * 60 + zoneMinute!) * MINUTE;
  const clock = (hour! * 60 + minute!) * MINUTE + second! * 1000;
  return date.getTime() + clock - offset + Math.floor(fraction * 1000);
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPercent = (value: unknown): boolean =>
  typeof value === 'number' && !Number.isNaN(value) && value >= 0 && value <= 100;

function fromText(input: unknown): unknown {
  if (typeof input !== 'string') return input;
  try {
    return JSON.parse(input);
  } catch {
    return undefined;
  }
}
