import type {Messages} from './messages.js';
import {textsOf} from './texts-of.js';

interface Registry extends EventTarget {
  languages: Record<string, Partial<Messages>>;
}

/**
 * On the global object, because the card and a language may come from two scripts that share nothing,
 * in either order.
 */
export const registry = ((globalThis as Record<symbol, unknown>)[Symbol.for('elytra-status')] ??=
  Object.assign(new EventTarget(), {languages: {}})) as Registry;

/** Adds a language, or replaces some of its sentences: `addMessages('de', {updated: 'Stand: {ago}'})`. */
export function addMessages(language: string, messages: Partial<Messages>): void {
  const {languages} = registry;
  const key = language.toLowerCase();
  languages[key] = {...languages[key], ...textsOf(messages)};
  registry.dispatchEvent(new Event('change'));
}
