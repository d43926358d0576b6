/** What a kind may ask while it reads a text, and where its complaints go. */
export interface KindContext {
  /**
   * Reports what is wrong: "must be a whole number above 0". The name of the variable is put in front and
   * an example behind. The text itself is never quoted: it may be a secret in the wrong place.
   */
  fail: (problem: string, more?: {entry?: number; example?: string}) => undefined;
  /** Reports what is allowed and most likely wrong. */
  warn: (what: string, remedy: string) => void;
  /** Whether a secret may travel to this host unencrypted. */
  mayBePlain: (hostname: string) => boolean;
}

/** Turns the text of a variable into its value; undefined after a complaint. */
export type Kind<T> = (text: string, context: KindContext) => T | undefined;
