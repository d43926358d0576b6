import {MAX_OUTAGES, type ComponentHistory, type History} from '../../../embed/contract/history.js';
import {MAX_DOCUMENT_SIZE} from '../../../embed/contract/status.js';

/** One that readers still take: the oldest outages go first, then the hours and months of who is gone. */
export function fitHistory(history: History): History {
  let fitted = history;
  for (const step of STEPS) {
    if (sizeOf(fitted) <= MAX_DOCUMENT_SIZE) return fitted;
    fitted = {...fitted, components: fitted.components.map(step)};
  }
  return fitted;
}

const sizeOf = (history: History) => new TextEncoder().encode(JSON.stringify(history)).length;

const fewerOutages = (most: number) => (one: ComponentHistory) => ({
  ...one,
  outages: one.outages.slice(0, most),
});

const STEPS: ((one: ComponentHistory) => ComponentHistory)[] = [
  fewerOutages(MAX_OUTAGES / 4),
  fewerOutages(MAX_OUTAGES / 20),
  (one) => (one.name === undefined ? {...one, hours: [], outages: []} : one),
  fewerOutages(1),
  (one) => ({...one, outages: [], hours: []}),
  (one) => (one.name === undefined ? {...one, days: []} : one),
  (one) => ({...one, months: {}}),
];
