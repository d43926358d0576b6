import {closest} from '../text/closest.js';
import {SECTIONS, type Variable} from './variable-table.js';

const namesOf = (per?: Variable['per']): string[] =>
  SECTIONS.flatMap(({variables}) => variables.filter((it) => it.per === per).map(({name}) => name));

/** Read once for the whole run. */
const PLAIN = namesOf();
/** Read for all series, and for one as `BACKUP_MAX_AGE_DATABASE`. */
const PER_SERIES = namesOf('series');
/** Read for all targets, and for one as `STATUS_ACL_MIRROR`. */
const PER_TARGET = namesOf('target');

const OURS = /^(UPTIME_KUMA|BACKUPS?|STATUS|PUBLISH|CYCLE|STALE|PING_URL)_|^BACKUP$/;
/** Kubernetes sets these in every container for a service named `uptime-kuma`, `status` or `backups`. */
const OF_KUBERNETES =
  /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_[A-Z]+(_(PROTO|PORT|ADDR))?)?)$/;
const SECRET =
  /^(UPTIME_KUMA_(API_KEY|HEADERS)|PING_URL|(BACKUP|STATUS)_S3_(ACCESS|SECRET|SESSION)_.*)$/;

/** A secret may also be given as `NAME_FILE`, the path of a file that holds it. */
export const isSecret = (name: string): boolean => SECRET.test(name);

/** `database` → `BACKUP_MAX_AGE_DATABASE`. */
export const suffixed = (variable: string, name: string): string =>
  `${variable}_${name.toUpperCase().replaceAll('-', '_')}`;

/** Every variable that is read with these series and targets. */
export function knownVariables(
  series: readonly string[],
  targets: readonly string[],
): ReadonlySet<string> {
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
  return new Set([...known, ...known.filter(isSecret).map((name) => `${name}_FILE`)]);
}

/** A sentence for every variable that carries one of our prefixes and that nobody reads. */
export function unknownVariables(
  present: readonly string[],
  series: readonly string[],
  targets: readonly string[],
): string[] {
  const known = knownVariables(series, targets);
  return present
    .filter((name) => OURS.test(name) && !known.has(name) && !OF_KUBERNETES.test(name))
    .map(
      (name) =>
        `${name}: ${whyUnknown(name, series, targets)}. Did you mean ${closest(name, known)}?`,
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
