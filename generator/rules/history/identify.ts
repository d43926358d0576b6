import type {ComponentHistory} from '../../../embed/contract/history.js';
import {listed} from '../../text/listed.js';
import {secondsOf} from './units.js';

/** A component that the source lists now, as far as it shows who it is. */
export interface Listed {
  id: string;
  name: string;
  group: string | null;
  /** Its first visible beat, in seconds since 1970; undefined without one. */
  firstBeat?: number;
}

export interface Identified {
  components: ComponentHistory[];
  warnings: string[];
}

/**
 * Gives each record the id and the name that its component has now.
 *
 * A monitoring system that was set up anew numbers its monitors anew: one with the name and group of one that
 * vanished continues that, and one that took over the id of another begins. Who is not listed any more keeps the
 * seconds and loses the name, which is not public any more.
 *
 * @param kept ids of those that are listed and not read, such as paused ones
 */
export function identify(
  records: readonly ComponentHistory[],
  listedNow: readonly Listed[],
  kept: ReadonlySet<string>,
): Identified {
  const known = new Map(records.map((record) => [record.id, record]));
  const same = new Set(listedNow.filter((one) => isSame(known.get(one.id), one)));
  const taken = new Set([...Array.from(same, ({id}) => id), ...kept]);
  const vanished = records.filter(({id, name}) => !taken.has(id) && name !== undefined);
  const continued: string[] = [];
  const found = new Map<string, ComponentHistory>();
  const heirs = new Map<ComponentHistory, string>();
  for (const one of listedNow) {
    const own = same.has(one) ? known.get(one.id) : undefined;
    const heritage =
      own ?? vanished.find((record) => !heirs.has(record) && isNamesake(record, one));
    if (!heritage) continue;
    heirs.set(heritage, one.id);
    if (!own) continued.push(`"${one.name}" (${heritage.id}, now ${one.id})`);
    found.set(one.id, {...heritage, id: one.id, name: one.name, group: one.group});
  }
  const ids = new Set(listedNow.map(({id}) => id));
  const rest = records.filter((record) => !heirs.has(record));
  const gone = rest.filter(({id}) => !ids.has(id) && !found.has(id));
  const replaced = rest.filter(({id, name}) => ids.has(id) && name !== undefined);
  return {
    components: [
      ...found.values(),
      ...gone.map((record) => (kept.has(record.id) ? record : nameless(record))),
    ],
    warnings: [
      ...(continued.length
        ? [`monitors have new ids, their history goes on: ${listed(continued)}`]
        : []),
      ...(replaced.length
        ? [
            `ids belong to other monitors now, whose history begins: ${listed(replaced.map(({id, name}) => `${id} (was "${name}")`))}`,
          ]
        : []),
    ],
  };
}

/** Another name alone is a new name; all beats after what was counted alone, a long absence. */
function isSame(record: ComponentHistory | undefined, {name, firstBeat}: Listed): boolean {
  if (!record) return false;
  const isRenamed = record.name !== undefined && record.name !== name;
  return !isRenamed || firstBeat === undefined || firstBeat <= secondsOf(record.through);
}

const isNamesake = (record: ComponentHistory, {name, group}: Listed) =>
  record.name === name && (record.group ?? null) === group;

function nameless({name: _, group: __, ...record}: ComponentHistory): ComponentHistory {
  return record;
}
