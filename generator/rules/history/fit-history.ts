import {MAX_OUTAGES, type ComponentHistory, type History} from '../../../embed/contract/history.js';
import {MAX_DOCUMENT_SIZE} from '../../../embed/contract/status.js';

/**
 * One that readers still take: the oldest outages go first, then the hours and months of who is gone.
 *
 * @param onCut is told what had to go, in words for the log
 */
export function fitHistory(history: History, onCut?: (what: string) => void): History {
  let fitted = history;
  let lost: string | undefined;
  for (const [what, step] of STEPS) {
    if (sizeOf(fitted) <= MAX_DOCUMENT_SIZE) break;
    fitted = {...fitted, components: fitted.components.map(step)};
    lost = what;
  }
  if (lost) onCut?.(lost);
  return fitted;
}

const sizeOf = (history: History) => new TextEncoder().encode(JSON.stringify(history)).length;

const fewerOutages = (most: number) => (one: ComponentHistory) => ({
  ...one,
  outages: one.outages.slice(0, most),
});

/** From what is missed least on; each of them after all that is above it. */
const STEPS: [lost: string, step: (one: ComponentHistory) => ComponentHistory][] = [
  ['outages but for the newest 50 of each component', fewerOutages(MAX_OUTAGES / 4)],
  ['outages but for the newest 10 of each component', fewerOutages(MAX_OUTAGES / 20)],
  [
    'outages of components that are gone',
    (one) => (one.name === undefined ? {...one, hours: [], outages: []} : one),
  ],
  ['outages but for the newest of each component', fewerOutages(1)],
  ['all outages and hours', (one) => ({...one, outages: [], hours: []})],
  [
    'all outages and hours, and the days of components that are gone',
    (one) => (one.name === undefined ? {...one, days: []} : one),
  ],
  ['all outages, hours and months', (one) => ({...one, months: {}})],
];
