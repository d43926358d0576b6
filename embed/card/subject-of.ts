import {kept} from '../text/kept.js';
import type {ViewOptions} from './view-options.js';
import {clip} from './words.js';

/** Of which a sentence would be disordered, or its name: what runs from right to left, and marks of direction. */
const BIDIRECTIONAL = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]/;
const LONGEST = 80; // UTF-16 units; a longer headline is read by nobody

/** What is spoken of: `API, Shop`. */
export function subjectOf(
  names: readonly string[],
  {locale, messages}: Pick<ViewOptions, 'locale' | 'messages'>,
): string {
  const list = kept(
    `${locale},`,
    () => new Intl.ListFormat(locale, {type: 'unit', style: 'short'}),
  );
  const name = clip(list.format(names), LONGEST);
  return BIDIRECTIONAL.test(name + messages.operational) ? `\u2068${name}\u2069` : name;
}
