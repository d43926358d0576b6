const [QUOTE, BACKSLASH, ...PUNCTUATION] = Array.from('"\\,:{}[]', (it) => it.charCodeAt(0));
const [COMMA, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = PUNCTUATION;
const IS_PUNCTUATION: readonly boolean[] = Array.from({length: 128}, (_, code) =>
  PUNCTUATION.includes(code),
);

/** More than any answer has that we ask for. */
const MAX_MEMBERS = 200_000;
/** Characters; a hundred beats have 7,000. */
const MAX_MEMBER = 1_000_000;

/**
 * Is given each member of the objects that are the members of an object, and each other member of it, as its own
 * text. An inner object is told as `{` before its members. What is very long is left out.
 */
export type OnMember = (text: string, key: string, innerKey?: string) => void;

/**
 * Takes a JSON object of objects as it comes: a long answer is parsed part by part, and never in memory as a whole.
 * What is within a member is not looked at.
 */
export class JsonMembers {
  readonly #onMember: OnMember;
  /** From the start of what is not done with. */
  #text = '';
  #start = 0;
  #index = 0;
  /** Of the members that are being read, the outer one first. */
  readonly #keys: (string | undefined)[] = [];
  /** How deep within a member. */
  #nesting = 0;
  #members = 0;
  /** An inner object has just ended. */
  #isAfter = false;
  /** The member is too long. */
  #isLong = false;
  #isDone = false;

  constructor(onMember: OnMember) {
    this.#onMember = onMember;
  }

  /** @throws {SyntaxError} where it cannot become such an object, or has a great many members */
  write(chunk: string): void {
    const text = (this.#text += chunk);
    let index = this.#index; // much of a short run is spent here, before anything is optimized
    for (; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === QUOTE) {
        const end = endOfString(text, index);
        if (end >= text.length) break; // the rest of it comes later
        index = end;
      } else if (IS_PUNCTUATION[code]) {
        this.#index = index;
        this.#take(code);
      }
    }
    this.#index = index;
    if (this.#keys.at(-1) !== undefined && this.#index - this.#start > MAX_MEMBER) {
      this.#isLong = true;
      this.#start = this.#index;
    }
    this.#text = this.#text.slice(this.#start);
    this.#index -= this.#start;
    this.#start = 0;
    if (this.#text.length > 2 * MAX_MEMBER) throw new SyntaxError('a very long text');
  }

  /** @throws {SyntaxError} where it is not complete */
  end(): void {
    if (!this.#isDone || this.#text.trim()) throw new SyntaxError('not a whole object');
  }

  #take(code: number): void {
    const level = this.#keys.length;
    if (code === OPEN || code === OPEN_LIST) {
      const isObject = code === OPEN && !this.#nesting && !this.#part();
      if (isObject && level === 0 && !this.#isDone) this.#enter();
      else if (isObject && level === 1 && this.#keys[0] !== undefined) {
        this.#onMember('{', this.#keys[0]);
        this.#enter();
      } else if (level === 0) throw new SyntaxError('not an object');
      else this.#nesting++;
    } else if (code === CLOSE || code === CLOSE_LIST) {
      if (this.#nesting) this.#nesting--;
      else this.#leave();
    } else if (level === 0 || this.#nesting) {
      // A blank, or within a member.
    } else if (code === COLON) {
      this.#keys[level - 1] = JSON.parse(this.#part()) as string;
      this.#start = this.#index + 1;
    } else if (code === COMMA) {
      this.#finish();
    }
  }

  #part(): string {
    return this.#text.slice(this.#start, this.#index).trim();
  }

  #enter(): void {
    this.#keys.push(undefined);
    this.#start = this.#index + 1;
  }

  #leave(): void {
    if (!this.#keys.length) throw new SyntaxError('it ends before it begins');
    if (this.#keys.at(-1) !== undefined || this.#part()) this.#finish();
    this.#keys.pop();
    this.#start = this.#index + 1;
    this.#isAfter = this.#keys.length > 0;
    this.#isDone = !this.#keys.length;
  }

  #finish(): void {
    const [outer, inner] = this.#keys;
    const text = this.#part();
    if (this.#keys.at(-1) === undefined) throw new SyntaxError('a member without a name');
    if (this.#isAfter && text) throw new SyntaxError('text after an object');
    if (!this.#isAfter && !this.#isLong) this.#onMember(text, outer!, inner);
    if (++this.#members > MAX_MEMBERS) throw new SyntaxError('too many members');
    this.#keys[this.#keys.length - 1] = undefined;
    this.#start = this.#index + 1;
    this.#isAfter = this.#isLong = false;
  }
}

/** Of the one that begins there; the end of the text where it has none. */
export function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index++;
    else if (code === QUOTE) return index;
  }
  return text.length;
}
