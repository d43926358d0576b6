import type {History} from '../../embed/contract/history.js';
import {historyPlace} from '../config/history.js';
import type {Location} from '../config/location.js';
import {readHistory, type FoundHistory} from '../document/read-history.js';
import {PublishError} from '../errors/publish-error.js';
import {HISTORY_FAULTS} from '../errors/remedies.js';
import {withDeadline} from '../io/deadline.js';
import type {OpenTarget} from './open-target.js';
import type {Standing} from './store.js';

/** The history of a target as it was before this run; without `standing` it could not be read. */
export interface KnownHistory {
  standing?: Standing;
  /** What stands there; undefined: nothing. */
  found?: FoundHistory;
  history?: History;
  /** Why it is left as it is. */
  fault?: PublishError;
}

/** Never throws: without a history there still is a status. */
export async function readKnownHistory(
  place: OpenTarget,
  document: Location,
  signal: AbortSignal,
): Promise<KnownHistory> {
  try {
    const read = place.store(historyPlace(document), () => {}).read();
    const standing = await withDeadline(read, signal, () => new PublishError(HISTORY_FAULTS.late));
    const found = foundIn(standing);
    const fault = found && whyLeft(found.is);
    return {standing, found, fault, history: found?.is === 'sound' ? found.history : undefined};
  } catch (error) {
    if (error instanceof PublishError) return {fault: error};
    throw error;
  }
}

/** Undefined: nothing, also where a crash left a file without anything in it. */
export const foundIn = (standing: Standing): FoundHistory | undefined =>
  standing.is === 'present' && /[^\s\0]/.test(standing.body)
    ? readHistory(standing.body)
    : undefined;

/** One that is corrupt is set aside, and begins anew. */
export const whyLeft = (is: FoundHistory['is']): PublishError | undefined =>
  is === 'later' || is === 'foreign' ? new PublishError(HISTORY_FAULTS[is]) : undefined;
