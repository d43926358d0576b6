import {closest} from './closest.js';

/** Read once for the whole run. */
const PLAIN = [
  'UPTIME_KUMA_URL',
  'UPTIME_KUMA_STATUS_PAGE',
  'UPTIME_KUMA_API_KEY',
  'UPTIME_KUMA_MONITOR_IDS',
  'UPTIME_KUMA_HEADERS',
  'BACKUPS',
  'STATUS_TARGETS',
  'STATUS_OUTPUTS',
  'STATUS_PAGE_NAME',
  'STATUS_PAGE_URL',
  'STATUS_PAGE_TIME_ZONE',
  'STALE_AFTER',
  'PUBLISH_INTERVAL',
  'CYCLE_TIMEOUT',
  'PING_URL',
  'LOG_FORMAT',
  'LOG_LEVEL',
  'ALLOW_INSECURE_HTTP',
];

const S3 = ['ENDPOINT', 'REGION', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'];

/** Read for all series, and for one as `BACKUP_MAX_AGE_DATABASE`. */
const PER_SERIES = [
  'BACKUP_MAX_AGE',
  'BACKUP_MIN_SIZE',
  'BACKUP_INCLUDE',
  'BACKUP_EXCLUDE',
  'BACKUP_DATE_TEMPLATE',
  'BACKUP_MAX_OBJECTS',
  ...S3.map((name) => `BACKUP_S3_${name}`),
];

/** Read for all targets, and for one as `STATUS_ACL_MIRROR`. */
const PER_TARGET = ['STATUS_ACL', 'STATUS_CACHE_CONTROL', ...S3.map((name) => `STATUS_S3_${name}`)];

const OURS = /^(UPTIME_KUMA|BACKUPS?|STATUS|PUBLISH|CYCLE|STALE)_|^BACKUP$/;
const SECRET =
  /^(UPTIME_KUMA_(API_KEY|HEADERS)|PING_URL|(BACKUP|STATUS)_S3_(ACCESS|SECRET|SESSION)_.*)$/;

/** Every variable, as it is written for all series and targets. */
export const VARIABLES: readonly string[] = [...PLAIN, ...PER_SERIES, ...PER_TARGET];

/** A secret may also be given as `NAME_FILE`, the path of a file that holds it. */
export const isSecret = (name: string): boolean => SECRET.test(name);

/** `database` → `BACKUP_MAX_AGE_DATABASE`. */
export const suffixed = (variable: string, name: string): string =>
  `${variable}_${name.toUpperCase().replaceAll('-', '_')}`;

/** A sentence for every variable that carries one of our prefixes and that nobody reads. */
export function unknownVariables(
  present: readonly string[],
  series: readonly string[],
  targets: readonly string[],
): string[] {
  const known = [
    ...PLAIN,
    ...PER_SERIES.flatMap((variable) => [
      variable,
      ...series.map((name) => suffixed(variable, name)),
    ]),
    ...PER_TARGET.flatMap((variable) => [
      variable,
      ...targets.map((name) => suffixed(variable, name)),
    ]),
  ];
  const all = new Set([...known, ...known.filter(isSecret).map((name) => `${name}_FILE`)]);
  return present
    .filter((name) => OURS.test(name) && !all.has(name))
    .map(
      (name) =>
        `${name}: ${whyUnknown(name, series, targets)}. Did you mean ${closest(name, all)}?`,
    );
}

function whyUnknown(name: string, series: readonly string[], targets: readonly string[]): string {
  const suffixOf = (variables: string[]) => variables.some((known) => name.startsWith(`${known}_`));
  const list = (names: readonly string[]) => (names.length ? `only ${names.join(', ')}` : 'none');
  if (suffixOf(PER_SERIES)) return `its ending names no backup series; BACKUPS has ${list(series)}`;
  if (suffixOf(PER_TARGET))
    return `its ending names no target; STATUS_TARGETS has ${list(targets)}`;
  return 'is not a variable of this program';
}
