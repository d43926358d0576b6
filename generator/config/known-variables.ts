import type {Variable} from './variable.js';
import {VARIABLES} from './variables.js';

/** `database` → `BACKUP_MAX_AGE_DATABASE`. */
export const suffixed = (variable: string, name: string): string =>
  `${variable}_${name.toUpperCase().replaceAll('-', '_')}`;

/** Every row of the table with its name. */
export const ROWS: readonly [name: string, Variable][] = Object.entries(VARIABLES);

/** Those that may also be set for one series, or for one target. */
export const namesPer = (per: Variable['per']): string[] =>
  ROWS.filter(([, row]) => row.per === per).map(([name]) => name);

const SECRETS = ROWS.filter(([, {isSecret}]) => isSecret);

/** A secret may also be given as `NAME_FILE`, the path of a file that holds it. */
export const isSecret = (name: string): boolean =>
  SECRETS.some(([secret, {per}]) => name === secret || (per && name.startsWith(`${secret}_`)));

/** Every variable that is read with these series and targets. */
export function knownVariables(
  series: readonly string[],
  targets: readonly string[],
): ReadonlySet<string> {
  const owners = {series, target: targets};
  const known = ROWS.flatMap(([name, {per}]) => [
    name,
    ...(per ? owners[per].map((owner) => suffixed(name, owner)) : []),
  ]);
  return new Set([...known, ...known.filter(isSecret).map((name) => `${name}_FILE`)]);
}
