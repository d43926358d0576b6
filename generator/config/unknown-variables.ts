import {closest} from '../text/closest.js';
import {knownVariables, namesPer, ROWS} from './known-variables.js';

const OURS =
  /^(UPTIME_KUMA|BACKUPS?|STATUS|PUBLISH|CYCLE|STALE|PING_URL|WEBHOOK_(URL|SECRET))_|^BACKUP$/;
/** Kubernetes sets these in every container for a service named `uptime-kuma`, `status` or `backups`. */
const OF_KUBERNETES =
  /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_[A-Z]+(_(PROTO|PORT|ADDR))?)?)$/;

/** The names of all series and all targets; undefined where their list could not be read. */
export interface Owners {
  series: readonly string[] | undefined;
  target: readonly string[] | undefined;
}

/** A sentence for every variable that has one of our prefixes and that nobody reads. */
export function unknownVariables(present: readonly string[], owners: Owners): string[] {
  const {series = [], target = []} = owners;
  const known = knownVariables(series, target);
  return present
    .filter((name) => OURS.test(name) && !known.has(name) && !OF_KUBERNETES.test(name))
    .flatMap((name) => {
      const why = whyUnknown(name, owners);
      return why ? `${name}: ${why}. Did you mean ${closest(name, known)}?` : [];
    });
}

function whyUnknown(name: string, owners: Owners): string | undefined {
  const lists = {
    series: ['a backup series; BACKUPS', owners.series],
    target: ['a target; STATUS_TARGETS', owners.target],
  } as const;
  for (const per of ['series', 'target'] as const) {
    if (!namesPer(per).some((known) => name.startsWith(`${known}_`))) continue;
    const [what, names] = lists[per];
    if (!names) return undefined;
    const list = names.length ? `only ${names.join(', ')}` : 'none';
    return `its ending does not name ${what} has ${list}`;
  }
  return 'is not a variable of this program';
}

/** Names that many programs have, and short ones that differ by more than a letter, may well be somebody else's. */
const OF_MANY = /^LOG_/;
const MOST_TYPOS = 2;
const typosIn = (name: string) => (name.length > 10 ? MOST_TYPOS : Number(name.length > 7));

/** Variables without one of our prefixes that are most likely ours in another spelling: that → ours. */
export function misspelledVariables(present: readonly string[]): Map<string, string> {
  const names = ROWS.map(([name]) => name).filter((name) => !OF_MANY.test(name));
  const found = new Map<string, string>();
  for (const name of present) {
    if (names.includes(name) || OURS.test(name) || OF_KUBERNETES.test(name)) continue;
    const meant =
      names.find((known) => letters(known) === letters(name)) ??
      closest(name.toUpperCase(), names.filter(isAsLong(name)), typosIn(name));
    if (meant) found.set(name, meant);
  }
  return found;
}

/** Most variables of a shell differ in this already, which costs nothing to find. */
const isAsLong = (name: string) => (known: string) =>
  Math.abs(known.length - name.length) <= typosIn(known);

/** The same for names that differ in case, punctuation or the order of their letters. */
const letters = (name: string) =>
  Array.from(name.toUpperCase().replaceAll(/[^A-Z\d]/g, ''))
    .toSorted()
    .join('');
