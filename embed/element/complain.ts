import type {Status} from '../contract/status.js';
import {say} from './safely.js';

const MOST = 50; // components; nobody reads more
const told = new Map<string, string>();

/**
 * Says on the console what a card was to speak of and cannot, and what there is instead; once for all cards of
 * that key, until it is another.
 */
export function complain(
  key: string,
  missing: readonly string[],
  document: Pick<Status, 'components'> | null,
): void {
  if (!document) return;
  const wanted = missing.map((name) => JSON.stringify(name)).join(', ');
  if (wanted && wanted !== told.get(key)) {
    const known = document.components
      ?.slice(0, MOST)
      .map(({id, name, group}) => JSON.stringify({id, name, group}));
    say(`elytra-status: no group and no single component is ${wanted}; there are:`, known);
  }
  told.set(key, wanted);
}
