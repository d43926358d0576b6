import {platformStatus, reporting} from './platform-status.js';
import type {Component, Status} from './status.js';
import {platformUptime, type ComponentUptime} from './uptime.js';

/** The components that a card speaks of alone. With both, those of the group that are named. */
export interface Scope {
  /** An id or exact name, or several with `|` between. */
  component?: string | null;
  /** The name of a group, or several. */
  group?: string | null;
}

export interface Narrowed {
  /** The document as if there were nothing else. */
  status: Status;
  /** What is spoken of, as it is called in the document. */
  names: string[];
  /** What no group, or no component or more than one, is called. */
  missing: string[];
}

/**
 * The document for these components alone: word, figures and maintenance are theirs, by the rules of the
 * platform's; there are no backups. Incidents are the whole page's: they are named, and change no word. What is
 * missing is unknown. Null where nothing is chosen.
 */
export function narrow(document: Status, {component, group}: Scope): Narrowed | null {
  const {components: all = [], scheduled_maintenances: maintenances} = document;
  const inGroup = (name: string) => all.filter((one) => one.group === name);
  const groups = chosen(group, inGroup);
  const pool = groups.length ? groups.flatMap(inGroup) : all;
  // Ids are nobody's to choose, so a name cannot take another component's place.
  const called = (value: string): Component[] => {
    const found = pool.filter(({id}) => id === value);
    return found.length ? found : pool.filter(({name}) => name === value);
  };
  const values = chosen(component, called);
  if (!values.length && !groups.length) return null;

  const found = values.map((value) => {
    const [one, other] = called(value);
    return other ? undefined : one;
  });
  const components = values.length ? [...new Set(found.flatMap((one) => one ?? []))] : pool;
  const missing = [
    ...groups.filter((name) => !inGroup(name).length),
    ...values.filter((_, index) => !found[index]),
  ];
  const every = [...components, ...missing.map((): Partial<Component> => ({}))];
  const words = every.map(({status = 'unknown'}) => status);
  return {
    status: {
      ...document,
      platform_status: platformStatus(words),
      reporting: reporting(words),
      uptime: platformUptime(every.map(figuresOf)),
      backups: undefined,
      components,
      scheduled_maintenances: maintenances?.filter(
        ({components: ids}) => !ids.length || components.some(({id}) => ids.includes(id)),
      ),
    },
    names: values.length
      ? [...new Set(values.map((value, index) => found[index]?.name || value))]
      : groups,
    missing,
  };
}

/** How much of its time was observed is not in the document: here it counts who has a figure. */
function figuresOf({uptime}: Partial<Component>): ComponentUptime {
  const windows = Object.entries(uptime ?? {last_24h: null, last_7d: null, last_30d: null});
  return Object.fromEntries(
    windows.map(([window, percent]) => [
      window,
      percent === null ? null : {percent, observed: 100},
    ]),
  ) as ComponentUptime;
}

/** The whole text where something is called so, else what lies between its `|`. Hosts pass what they like. */
function chosen(
  text: string | number | null | undefined,
  find: (value: string) => readonly unknown[],
): string[] {
  const whole = String(text ?? '');
  const parts = whole.split('|').flatMap((part) => part.trim() || []);
  return parts.length && find(whole).length ? [whole] : [...new Set(parts)];
}
