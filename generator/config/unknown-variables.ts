import {closest} from '../text/closest.js';
import {knownVariables, namesPer} from './known-variables.js';

const OURS = /^(UPTIME_KUMA|BACKUPS?|STATUS|PUBLISH|CYCLE|STALE|PING_URL)_|^BACKUP$/;
/** Kubernetes sets these in every container for a service named `uptime-kuma`, `status` or `backups`. */
const OF_KUBERNETES =
  /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_[A-Z]+(_(PROTO|PORT|ADDR))?)?)$/;

/** A sentence for every variable that has one of our prefixes and that nobody reads. */
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
  const isSuffixed = (per: 'series' | 'target') =>
    namesPer(per).some((known) => name.startsWith(`${known}_`));
  const list = (names: readonly string[]) => (names.length ? `only ${names.join(', ')}` : 'none');
  if (isSuffixed('series')) {
    return `its ending does not name a backup series; BACKUPS has ${list(series)}`;
  }
  if (isSuffixed('target')) {
    return `its ending does not name a target; STATUS_TARGETS has ${list(targets)}`;
  }
  return 'is not a variable of this program';
}
