import type {StatusPage} from './page.js';

export interface ListedMonitor {
  id: string;
  name: string;
  group: string | null;
  /** Null: not on the page. */
  type: string | null;
}

/** What a monitor is called that has no name, or was asked for and is not there. */
export const nameOf = (id: string): string => `Monitor ${id}`;

/** Each id once, under its first group; a configured id that is not on the page stays unknown. */
export function listMonitors(
  {publicGroupList}: StatusPage,
  wanted: readonly string[] | undefined,
): ListedMonitor[] {
  const found = new Map<string, ListedMonitor>();
  for (const {name: group, monitorList} of publicGroupList) {
    for (const {id, name, type} of monitorList) {
      if (found.has(id)) continue;
      found.set(id, {id, name: name || nameOf(id), group: group || null, type: type ?? ''});
    }
  }
  if (!wanted) return [...found.values()];
  const asked = new Set(wanted);
  const missing = wanted
    .filter((id) => !found.has(id))
    .map((id) => ({id, name: nameOf(id), group: null, type: null}));
  return [...[...found.values()].filter(({id}) => asked.has(id)), ...missing];
}
