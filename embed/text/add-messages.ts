import type {Messages} from './messages.js';
import {registry, tellListeners} from './registry.js';
import {textsOf} from './texts-of.js';

/** Adds a language, or replaces some of its sentences: `addMessages('de', {updated: 'Stand: {ago}'})`. */
export function addMessages(language: string, messages: Partial<Messages>): void {
  const {languages} = registry;
  const key = language.toLowerCase();
  languages[key] = {...languages[key], ...textsOf(messages)};
  tellListeners();
}
