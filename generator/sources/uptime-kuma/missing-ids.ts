import {ReadError} from '../../errors/read-error.js';
import {listed} from '../../text/listed.js';

/** Ids that were configured, and match nothing. */
export function missingIds(ids: readonly string[], where: string): ReadError[] {
  if (!ids.length) return [];
  return [new ReadError('noSuchMonitor', `${where}: no monitor has the id ${listed(ids)}`)];
}
