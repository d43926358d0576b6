import type {Messages} from './messages.js';
import {textsOf} from './texts-of.js';

interface Registry {
  languages: Record<string, Partial<Messages>>;
  /** Called after each change. Not an EventTarget: old libraries put classes of their own in its place. */
  listeners: Set<() => void>;
}

/**
 * On the global object, because the card and a language may come from two scripts that share nothing,
 * in either order.
 */
export const registry = ((globalThis as Record<symbol, unknown>)[Symbol.for('elytra-status')] ??= {
  languages: {},
  listeners: new Set(),
}) as Registry;

/** Adds a language, or replaces some of its sentences: `addMessages('de', {updated: 'Stand: {ago}'})`. */
export function addMessages(language: string, messages: Partial<Messages>): void {
  const {languages} = registry;
  const key = language.toLowerCase();
  languages[key] = {...languages[key], ...textsOf(messages)};
  for (const listener of registry.listeners) listener();
}
