import {endOfString} from './json-members.js';

const MAX_DEPTH = 50;
/** 2,000 monitors on a page are 20,000. */
const MAX_VALUES = 500_000;

const [QUOTE, COMMA, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = Array.from('",{}[]', (character) =>
  character.charCodeAt(0),
);

/**
 * The value of a JSON text. What is nested deeply, or holds a great many values, takes a parser more memory than
 * it is long by far, and is refused before that.
 *
 * @throws {SyntaxError}
 */
export function parseJson(text: string): unknown {
  let depth = 0;
  let values = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (code === COMMA) values++;
    else if (code === OPEN || code === OPEN_LIST) {
      values++;
      depth++;
    } else if (code === CLOSE || code === CLOSE_LIST) depth--;
    if (depth > MAX_DEPTH) throw new SyntaxError('nested too deeply');
    if (values > MAX_VALUES) throw new SyntaxError('too many values');
  }
  return JSON.parse(text);
}
