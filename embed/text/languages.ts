import {registry} from './add-messages.js';
import {attempt} from './attempt.js';
import {ENGLISH, type Messages} from './messages.js';

export {addMessages} from './add-messages.js';

/**
 * The locale and the sentences for a language tag: `pt-BR` finds `pt`. Where a language was not added,
 * both are English: German numbers in an English sentence would be neither.
 */
export function languageOf(tag = 'en'): [locale: string, messages: Messages] {
  const {languages} = registry;
  const parts = (attempt(() => Intl.getCanonicalLocales(tag)[0]) ?? 'en').split('-');
  const names = parts.map((_, index) => parts.slice(0, index + 1).join('-'));
  const found = names.map((name) => languages[name.toLowerCase()]);
  const isKnown = parts[0] === 'en' || found.some(Boolean);
  return [isKnown ? names.at(-1)! : 'en', Object.assign({}, ENGLISH, languages.en, ...found)];
}

/** @returns ends listening */
export function onMessages(listener: () => void): () => void {
  registry.addEventListener('change', listener);
  return () => registry.removeEventListener('change', listener);
}
