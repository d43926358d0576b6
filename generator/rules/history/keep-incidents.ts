import {isOpen} from '../../../embed/contract/open-incident.js';
import {parseDate} from '../../../embed/contract/parse-date.js';
import {shortName} from '../../document/short-name.js';
import type {Incident} from '../../../embed/contract/status.js';

const when = ({updated_at, created_at}: Incident) => parseDate(updated_at ?? created_at);

/**
 * The resolved incidents, newest first: those that were known in the wording of now, and none that is older than
 * `since` (ms since 1970), or is open again.
 */
export function keepIncidents(
  known: readonly Incident[],
  now: readonly Incident[],
  since: number,
): Incident[] {
  const latest = new Map([...known, ...now].map((incident) => [incident.id, incident]));
  return [...latest.values()]
    .filter((incident) => !isOpen(incident) && !(when(incident) < since))
    .sort((a, b) => (when(b) || 0) - (when(a) || 0))
    .map((incident) => ({...incident, name: shortName(incident.name)}));
}
