import {isOpen} from '../../embed/contract/open-incident.js';
import {BY_SEVERITY} from '../../embed/contract/platform-status.js';
import {MAX_DOCUMENT_SIZE, type Status} from '../../embed/contract/status.js';
import {MAX_NAME, shortName} from './short-name.js';
import {withShortTexts} from './short-texts.js';
import {toJson} from './to-json.js';

/** For what is added to the document after this. */
const RESERVE = 200; // bytes

const bytesOf = (value: object) => Buffer.byteLength(toJson(value));

/** In this order, until the rest is short enough. */
const CUTS: [what: string, cut: (status: Status, excess: number) => Status][] = [
  ['past incidents', (status) => ({...status, incidents: status.incidents?.filter(isOpen)})],
  ['long texts', cutTexts],
  [
    'components (operational ones first)',
    (status, excess) => ({
      ...status,
      // Whoever has the least to say goes first.
      components: leaveOut(status.components, excess, ({status: word}) =>
        BY_SEVERITY.indexOf(word),
      ),
    }),
  ],
  [
    'maintenances',
    (status, excess) => ({
      ...status,
      scheduled_maintenances: leaveOut(status.scheduled_maintenances, excess, () => 0),
    }),
  ],
  [
    'incidents (the oldest first)',
    (status, excess) => ({
      ...status,
      incidents: leaveOut(status.incidents, excess, ({impact}) => (impact === 'none' ? 0 : 1)),
    }),
  ],
];

/**
 * A document that readers take: they give up on a longer one. The word and the figures are still of all; what
 * is left out is left out by rule, and the log says so.
 */
export function withinSize(status: Status, warn: (message: string) => void): Status {
  const {size} = new Set(namesOf(status).filter(({length}) => length > MAX_NAME));
  if (size) warn(`Names are cut at ${MAX_NAME} characters; longer: ${size}`);
  let cut = withShortNames(status);
  const done: string[] = [];
  for (const [what, apply] of CUTS) {
    const excess = bytesOf(cut) + RESERVE - MAX_DOCUMENT_SIZE;
    if (excess <= 0) break;
    cut = apply(cut, excess);
    done.push(what);
  }
  if (done.length) {
    const limit = `${MAX_DOCUMENT_SIZE / 1e6} MB`;
    warn(
      `The document would be longer than ${limit}, which no reader takes; cut: ${done.join(', ')}`,
    );
  }
  return cut;
}

const namesOf = ({components, incidents, scheduled_maintenances}: Status): string[] => [
  ...(components?.flatMap(({name, group}) => [name, group ?? '']) ?? []),
  ...[incidents, scheduled_maintenances].flatMap((list) => list?.map(({name}) => name) ?? []),
];

function withShortNames(status: Status): Status {
  const named = <T extends {name: string}>(list: T[] | undefined) =>
    list?.map((entry) => ({...entry, name: shortName(entry.name)}));
  return {
    ...status,
    components: named(status.components)?.map((component) => ({
      ...component,
      group: component.group && shortName(component.group),
    })),
    incidents: named(status.incidents),
    scheduled_maintenances: named(status.scheduled_maintenances),
  };
}

function cutTexts(status: Status): Status {
  return {
    ...status,
    incidents: status.incidents?.map(withShortTexts),
    scheduled_maintenances: status.scheduled_maintenances?.map(withShortTexts),
  };
}

/** Without as many bytes as that: those of the least weight, among equals from the end. */
function leaveOut<T extends object>(
  list: T[] | undefined,
  excess: number,
  weightOf: (entry: T) => number,
): T[] | undefined {
  const last = (list ?? []).map((entry, index) => ({entry, index, weight: weightOf(entry)}));
  last.sort((a, b) => a.weight - b.weight || b.index - a.index);
  const out = new Set<T>();
  let left = excess;
  for (const {entry} of last) {
    if (left <= 0) break;
    out.add(entry);
    left -= bytesOf(entry);
  }
  return list?.filter((entry) => !out.has(entry));
}
