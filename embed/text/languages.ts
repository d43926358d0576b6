import {attempt} from '../contract/attempt.js';
import {kept} from './kept.js';
import {ENGLISH, type Messages} from './messages.js';
import {registry} from './registry.js';

export {addMessages} from './add-messages.js';

/** From the most general on: `zh-TW` is `zh`, `zh-Hant`, which it does not say, and `zh-TW`. */
const namesOf = (tag: string): [locale: string, ...names: string[]] =>
  kept(`names of ${tag}`, () => {
    const locale = attempt(() => Intl.getCanonicalLocales(tag)[0]) ?? 'en';
    const parts = locale.split('-');
    const [language, ...longer] = parts.map((_, index) => parts.slice(0, index + 1).join('-'));
    const {script} = new Intl.Locale(locale).maximize();
    return [locale, language!, `${language}-${script}`, ...longer];
  });

/**
 * The locale and the sentences for a language tag: `pt-BR` finds `pt`. Where a language was not added,
 * both are English: German numbers in an English sentence would be neither.
 */
export function languageOf(tag = 'en'): [locale: string, messages: Messages] {
  const {languages} = registry;
  const [locale, ...names] = namesOf(tag);
  const found = names.map((name) => languages[name.toLowerCase()]);
  const isKnown = names[0] === 'en' || found.some(Boolean);
  const messages: Messages = Object.assign({}, ENGLISH, languages.en, ...found);
  return [isKnown ? inDigitsOf(messages, locale) : 'en', messages];
}

/** Sentences have figures in them; some engines would write those beside them in other digits: `ar-EG`. */
const inDigitsOf = ({last_24h}: Messages, locale: string): string =>
  kept(`${locale} ${last_24h}`, () =>
    /\d/.test(last_24h) && !/\d/.test((24).toLocaleString(locale))
      ? new Intl.Locale(locale, {numberingSystem: 'latn', calendar: 'gregory'}).toString()
      : locale,
  );

/** The language of the words, where they are English for want of those of `tag`; else null. */
export const foreignTo = (tag: string | undefined, locale: string): string | null =>
  tag && locale === 'en' && !/^en\b/i.test(tag) ? locale : null;

/** @returns ends listening */
export function onMessages(listener: () => void): () => unknown {
  registry.listeners.add(listener);
  return () => registry.listeners.delete(listener);
}
