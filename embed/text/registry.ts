import type {Messages} from './messages.js';

interface Registry {
  languages: Record<string, Partial<Messages>>;
  /** What the second file brings, by version. */
  pages: Record<string, unknown>;
  /** What a script lends to its second file, by version. */
  lent: Record<string, unknown>;
  /** Called after each change. Not an EventTarget: old libraries put classes of their own in its place. */
  listeners: Set<() => void>;
}

/**
 * On the global object, because the card, a language and the page's file may come from scripts that share
 * nothing, in any order.
 */
export const registry = ((globalThis as Record<symbol, unknown>)[Symbol.for('elytra-status')] ??= {
  languages: {},
  pages: {},
  lent: {},
  listeners: new Set(),
}) as Registry;

export function tellListeners(): void {
  for (const listener of registry.listeners) listener();
}
