import type {Environment} from './environment.js';
import {isSecret, VARIABLES} from './variables.js';

/** What is set of our variables, as `NAME=value`; of a secret, only that it is. */
export function listSettings(env: Environment): string[] {
  const isOurs = (name: string) =>
    VARIABLES.some((variable) => name === variable || name.startsWith(`${variable}_`));
  return Object.entries(env)
    .filter(([name, value]) => value !== undefined && isOurs(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${isSecret(name) ? '***' : value}`);
}
