import type {PlatformStatus} from '../contract/status.js';

/** What a card claims: the document's own word, or that there is nothing to claim. */
export type State = PlatformStatus | 'stale' | 'loading';

/** Whether the state claims anything. */
export const isKnown = (state: State): boolean => !['unknown', 'stale', 'loading'].includes(state);
