import {parseDate} from './parse-date.js';
import type {Impact, Incident, Status} from './status.js';

/** From the least to the worst; what has another impact, or none, is an announcement. */
const IMPACTS: readonly Impact[] = ['minor', 'major', 'critical'];

export interface OpenIncident {
  /** The worst of those that are open, and of several the newest. */
  incident: Incident;
  /** How many there are besides. */
  more: number;
}

/** The open incident to name; null if there is none. */
export function openIncident({incidents = []}: Status): OpenIncident | null {
  let worst: Incident | undefined;
  let count = 0;
  for (const incident of incidents) {
    if (!IMPACTS.includes(incident.impact) || !isOpen(incident)) continue;
    count++;
    if (!worst || compare(incident, worst) > 0) worst = incident;
  }
  return worst ? {incident: worst, more: count - 1} : null;
}

export const isOpen = ({status}: Pick<Incident, 'status'>): boolean =>
  status !== 'resolved' && status !== 'postmortem';

const compare = (a: Incident, b: Incident): number =>
  IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact) || began(a) - began(b) || 0;

const began = ({created_at: created, updated_at: updated}: Incident) =>
  parseDate(created ?? updated);
