import {homedir} from 'node:os';
import {join} from 'node:path';

/** Where the tests keep what they installed, outside of the project. */
export const cacheFolder = () =>
  process.env.ELYTRA_CACHE ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'elytra-status');
