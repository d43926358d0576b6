import {withoutBom} from '../text/without-bom.js';
import {isTooLong} from './is-too-long.js';

/** A document of any version has one of them. */
const FIELDS = ['schema_version', 'updated_at', 'platform_status'];

/**
 * Whether a text is plainly something else than a status document: a web page, a file of another program.
 * What may be a document that was cut, nothing, or what a crash leaves (zeros), is not.
 */
export function isForeign(text: string): boolean {
  const start = firstWords(text);
  if (!start) return false;
  if (!start.startsWith('{')) return true;
  if (isTooLong(text)) return false;
  try {
    const fields = Object.keys(JSON.parse(withoutBom(text)) as object);
    return fields.length > 0 && !fields.some((field) => FIELDS.includes(field));
  } catch {
    return false;
  }
}

/** Whether a text is something else than one with that mark in it, which all of one kind have. */
export const lacksMark = (text: string, mark: string): boolean =>
  firstWords(text) !== '' && !text.includes(mark);

const firstWords = (text: string) => /[^\s\0\uFEFF][^]{0,9}/.exec(text)?.[0] ?? '';
