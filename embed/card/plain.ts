import {clip} from './words.js';

const LINK = /\[([^[\]]*)\]\(\S*?\)/g;
const ITEM = /^(?:[-*+]|\d+[.)]) +/;
/** A blank line, or another item of a list. */
const REST = /\n\s*(?:\n|[-*+] |\d+[.)] )/;
const EMPHASIS = /(?<!\w)(\*\*|__|[*_`])(\S|\S.*?\S)\1(?!\w)/g;

/** The first paragraph of Markdown in one line, without its marks. Clipped first, so that no text takes long. */
export const plain = (text: string): string =>
  clip(text.trim())
    .split(REST)[0]!
    .replace(LINK, '$1')
    .replace(ITEM, '')
    .replace(/\s+/g, ' ')
    .replace(EMPHASIS, '$2')
    .replace(EMPHASIS, '$2');
