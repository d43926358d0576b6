import type {Messages} from './messages.js';

/** The sentences that are text: they may come from anywhere, and one that is missing leaves what was there. */
export const textsOf = (messages?: Partial<Messages> | null): Partial<Messages> =>
  Object.fromEntries(Object.entries(messages ?? {}).filter(([, text]) => typeof text === 'string'));
