const [QUOTE, BACKSLASH, COMMA, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = Array.from(
  '"\\,:{}[]',
  (character) => character.charCodeAt(0),
);

/** More than any answer has that we ask for. */
const MAX_MEMBERS = 50_000;

/**
 * The members of a JSON object, each as its own text, of which nothing is copied: a long answer is parsed part by
 * part, and never in memory as a whole. What is within a member is not looked at.
 *
 * @throws {SyntaxError} where it is not an object, is not complete, or has a great many members
 */
export function jsonMembers(text: string): Map<string, string> {
  const members = new Map<string, string>();
  let depth = 0;
  let key: string | undefined;
  let start = 0;
  const add = (end: number) => {
    const value = text.slice(start, end).trim();
    if (key === undefined) throw new SyntaxError('a member without a name');
    members.set(key, value);
    key = undefined;
    if (members.size > MAX_MEMBERS) throw new SyntaxError('too many members');
  };
  for (let index = skipSpace(text); index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = endOfString(text, index);
    } else if (code === OPEN || code === OPEN_LIST) {
      if (depth === 0 && code !== OPEN) break;
      if (++depth === 1) start = index + 1;
    } else if (code === CLOSE || code === CLOSE_LIST) {
      if (--depth > 0) continue;
      const isEmpty = key === undefined && !members.size && !text.slice(start, index).trim();
      if (!isEmpty) add(index);
      if (text.slice(index + 1).trim()) break;
      return members;
    } else if (depth === 0) {
      break;
    } else if (depth === 1 && code === COLON) {
      key = JSON.parse(text.slice(start, index)) as string;
      start = index + 1;
    } else if (depth === 1 && code === COMMA) {
      add(index);
      start = index + 1;
    }
  }
  throw new SyntaxError('not a whole object');
}

const skipSpace = (text: string) => /\S/.exec(text)?.index ?? text.length;

/** Of the one that begins there; the end of the text where it has none. */
export function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index++;
    else if (code === QUOTE) return index;
  }
  return text.length;
}
