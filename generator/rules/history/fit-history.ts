import {
  MAX_OUTAGES,
  type ComponentHistory,
  type History,
  type HistoryRecord,
} from '../../../embed/contract/history.js';
import {MAX_DOCUMENT_SIZE} from '../../../embed/contract/status.js';
import {toJson} from '../../document/to-json.js';
import {withShortTexts} from '../../document/short-texts.js';
import {dayName, dayNumber} from './working-record.js';

/**
 * One that readers still take, and the next run: a longer one would count as corrupt. Old texts go first, then
 * outages, hours and months, then old days.
 *
 * @param onCut is told what had to go, in words for the log
 */
export function fitHistory(history: History, onCut?: (what: string) => void): History {
  let fitted = history;
  const lost = new Map<string, string>();
  let size = sizeOf(fitted);
  for (const [of, what, step] of STEPS) {
    if (size <= MAX_SIZE) break;
    const before = size;
    fitted = step(fitted);
    size = sizeOf(fitted);
    if (size < before) lost.set(of, what);
  }
  if (lost.size) onCut?.([...lost.values()].join(', and without '));
  return fitted;
}

const sizeOf = (value: object) => new TextEncoder().encode(toJson(value)).length;

/** For a change of the platform's word, which is noted after this. */
const RESERVE = 200; // bytes
const MAX_SIZE = MAX_DOCUMENT_SIZE - RESERVE;

type Of = 'incidents' | 'records' | 'days' | 'components';
type Step = (history: History) => History;

const ofEach = (step: (one: ComponentHistory) => ComponentHistory) => (history: History) => ({
  ...history,
  components: history.components.map(step),
});

const outagesOfEach = (most: number) =>
  ofEach((one) => ({...one, outages: one.outages.slice(0, most)}));

/** From what is missed least on; each of them after all that is above it of the same. What was counted goes last. */
const STEPS: [of: Of, lost: string, step: Step][] = [
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
  ['days', 'days before the last 90', lastDays(90)], // which no bar shows
  ['records', 'all outages and hours', ofEach((one) => ({...one, outages: [], hours: []}))],
  [
    'records',
    'all outages and hours, and the days of components that are gone',
    ofEach((one) => (one.name === undefined ? {...one, days: []} : one)),
  ],
  ['records', 'all outages, hours and months', ofEach((one) => ({...one, months: {}}))],
  ['days', 'days before the last 60', lastDays(60)],
  ['days', 'days before the last 31', lastDays(31)], // the longest window, and the running day
  ['components', 'the last components of the page', fewerComponents],
];

function lastDays(most: number): Step {
  return (history) => {
    const {platform, components, first_day} = history;
    const length = Math.max(0, ...[platform, ...components].map((one) => one?.days.length ?? 0));
    const old = Math.max(0, length - most);
    const without = <T extends HistoryRecord>(one: T): T => ({...one, days: one.days.slice(old)});
    return {
      ...history,
      first_day: dayName(dayNumber(first_day) + old),
      platform: platform && without(platform),
      components: components.map(without),
    };
  };
}

function fewerComponents(history: History): History {
  const components = [...history.components];
  let excess = sizeOf(history) - MAX_SIZE;
  while (excess > 0 && components.length) excess -= sizeOf(components.pop()!);
  return {...history, components};
}
