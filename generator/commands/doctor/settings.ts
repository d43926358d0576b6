import type {Config} from '../../config/config.js';
import type {Environment} from '../../config/environment.js';
import {isSecret, knownVariables} from '../../config/known-variables.js';

/** What is set of the variables that are read, as `NAME=value`; of a secret, only that it is. */
export function listSettings(env: Environment, {backups, targets}: Config): string[] {
  const names = (owners: {name: string}[]) => owners.map(({name}) => name);
  const known = knownVariables(names(backups), names(targets));
  return Object.entries(env)
    .filter(([name, value]) => value !== undefined && known.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${isSecret(name) ? '***' : value}`);
}
