import {MAX_OUTAGES, type ComponentHistory, type History} from '../../../embed/contract/history.js';
import {MAX_DOCUMENT_SIZE} from '../../../embed/contract/status.js';
import {toJson} from '../../document/to-json.js';
import {withShortTexts} from '../../document/short-texts.js';

/**
 * One that readers still take: old texts go first, then outages, then the hours and months of what is gone.
 *
 * @param onCut is told what had to go, in words for the log
 */
export function fitHistory(history: History, onCut?: (what: string) => void): History {
  let fitted = history;
  const lost = new Map<string, string>();
  for (const [of, what, step] of STEPS) {
    const size = sizeOf(fitted);
    if (size <= MAX_DOCUMENT_SIZE) break;
    fitted = step(fitted);
    if (sizeOf(fitted) < size) lost.set(of, what);
  }
  if (lost.size) onCut?.([...lost.values()].join(', and without '));
  return fitted;
}

const sizeOf = (history: History) => new TextEncoder().encode(toJson(history)).length;

const ofEach = (step: (one: ComponentHistory) => ComponentHistory) => (history: History) => ({
  ...history,
  components: history.components.map(step),
});

const outagesOfEach = (most: number) =>
  ofEach((one) => ({...one, outages: one.outages.slice(0, most)}));

/** From what is missed least on; each of them after all that is above it of the same. What was counted goes last. */
const STEPS: [of: 'incidents' | 'records', lost: string, step: (history: History) => History][] = [
  [
    'incidents',
    'long texts of past incidents',
    (history) => ({...history, incidents: history.incidents.map(withShortTexts)}),
  ],
  [
    'incidents',
    'past incidents but for the newest 50',
    (history) => ({...history, incidents: history.incidents.slice(0, 50)}),
  ],
  ['records', 'outages but for the newest 50 of each component', outagesOfEach(MAX_OUTAGES / 4)],
  ['records', 'outages but for the newest 10 of each component', outagesOfEach(MAX_OUTAGES / 20)],
  [
    'records',
    'outages of components that are gone',
    ofEach((one) => (one.name === undefined ? {...one, hours: [], outages: []} : one)),
  ],
  ['records', 'outages but for the newest of each component', outagesOfEach(1)],
  ['records', 'all outages and hours', ofEach((one) => ({...one, outages: [], hours: []}))],
  [
    'records',
    'all outages and hours, and the days of components that are gone',
    ofEach((one) => (one.name === undefined ? {...one, days: []} : one)),
  ],
  ['records', 'all outages, hours and months', ofEach((one) => ({...one, months: {}}))],
];
