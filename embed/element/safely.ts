import {attempt} from '../contract/attempt.js';

const told = new Set<string>();

/** To the console, where a page has left one. */
export const say = (...words: unknown[]): unknown => attempt(() => console.error(...words));

/** Whatever a page has done to the platform: nothing is thrown into it, and the console says it once. */
export function safely(work: () => void, otherwise?: () => void): void {
  try {
    work();
  } catch (error) {
    const text = String(error);
    if (!told.has(text)) say('elytra-status:', error);
    told.add(text);
    otherwise?.();
  }
}
