import type {StatusPage} from './page.js';
import {isFields, MAX_MONITORS, misshapen, tooMany} from './shape.js';

export interface ListedMonitor {
  id: string;
  name: string;
  group: string | null;
  /** Null: not on the page. */
  type: string | null;
}

/** What a monitor is called that has no name, or was asked for and is not there. */
export const nameOf = (id: string): string => `Monitor ${id}`;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Each id once, under its first group; a configured id that is not on the page stays unknown.
 *
 * @throws {ReadError} at the first monitor that has no id: nobody knows how it is
 */
export function listMonitors(
  {publicGroupList}: StatusPage,
  wanted: readonly string[] | undefined,
): ListedMonitor[] {
  const found = new Map<string, ListedMonitor>();
  for (const group of publicGroupList) {
    if (!isFields(group) || !Array.isArray(group.monitorList)) throw misshapen('status page');
    for (const monitor of group.monitorList as unknown[]) {
      const id = isFields(monitor) ? monitor.id : undefined;
      if (!isFields(monitor) || !isId(id)) throw misshapen('status page');
      if (found.size >= MAX_MONITORS) throw tooMany('status page');
      if (!found.has(`${id}`)) found.set(`${id}`, toListed(`${id}`, monitor, textOf(group.name)));
    }
  }
  if (!wanted) return [...found.values()];
  const asked = new Set(wanted);
  const missing = wanted
    .filter((id) => !found.has(id))
    .map((id) => ({id, name: nameOf(id), group: null, type: null}));
  return [...[...found.values()].filter(({id}) => asked.has(id)), ...missing];
}

const isId = (id: unknown): id is string | number =>
  typeof id === 'number' || (typeof id === 'string' && id !== '');

const toListed = (id: string, {name, type}: Record<string, unknown>, group: string) => ({
  id,
  name: textOf(name) || nameOf(id),
  group: group || null,
  type: textOf(type),
});
