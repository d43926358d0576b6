import {MAX_OUTAGES, type ComponentHistory, type History} from '../../../embed/contract/history.js';
import {MAX_DOCUMENT_SIZE, type Incident} from '../../../embed/contract/status.js';
import {toJson} from '../../document/to-json.js';
import {shortened} from '../../text/printable.js';

const SHORT_TEXT = 500; // characters

/**
 * One that readers still take: old texts go first, then outages, then the hours and months of what is gone.
 *
 * @param onCut is told what had to go, in words for the log
 */
export function fitHistory(history: History, onCut?: (what: string) => void): History {
  let fitted = history;
  let lost: string | undefined;
  for (const [what, step] of STEPS) {
    if (sizeOf(fitted) <= MAX_DOCUMENT_SIZE) break;
    fitted = step(fitted);
    lost = what;
  }
  if (lost) onCut?.(lost);
  return fitted;
}

const sizeOf = (history: History) => new TextEncoder().encode(toJson(history)).length;

const fewerOutages = (most: number) => (one: ComponentHistory) => ({
  ...one,
  outages: one.outages.slice(0, most),
});

const ofComponents = (step: (one: ComponentHistory) => ComponentHistory) => (history: History) => ({
  ...history,
  components: history.components.map(step),
});

const withShortTexts = (incident: Incident): Incident => ({
  ...incident,
  incident_updates: incident.incident_updates.map((update) => ({
    ...update,
    body: shortened(update.body, SHORT_TEXT),
  })),
});

/** From what is missed least on; each of them after all that is above it. What was counted goes last. */
const STEPS: [lost: string, step: (history: History) => History][] = [
  [
    'long texts of past incidents',
    (history) => ({...history, incidents: history.incidents.map(withShortTexts)}),
  ],
  [
    'past incidents but for the newest 50',
    (history) => ({...history, incidents: history.incidents.slice(0, 50)}),
  ],
  ['outages but for the newest 50 of each component', ofComponents(fewerOutages(MAX_OUTAGES / 4))],
  ['outages but for the newest 10 of each component', ofComponents(fewerOutages(MAX_OUTAGES / 20))],
  [
    'outages of components that are gone',
    ofComponents((one) => (one.name === undefined ? {...one, hours: [], outages: []} : one)),
  ],
  ['outages but for the newest of each component', ofComponents(fewerOutages(1))],
  ['all outages and hours', ofComponents((one) => ({...one, outages: [], hours: []}))],
  [
    'all outages and hours, and the days of components that are gone',
    ofComponents((one) => (one.name === undefined ? {...one, days: []} : one)),
  ],
  ['all outages, hours and months', ofComponents((one) => ({...one, months: {}}))],
];
