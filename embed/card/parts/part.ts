import type {History} from '../../contract/history.js';
import type {Status} from '../../contract/status.js';
import type {Messages} from '../../text/messages.js';
import type {TemplateResult} from '../html.js';
import type {View} from '../view.js';

/** What the parts of a card need to know besides the view. */
export interface PartOptions {
  /** What only some cards need; undefined while, or where, it is not there. */
  pageFile?: PageFile;
  /** What was observed day by day; undefined: nothing is to be shown of it. */
  history?: History | 'coming';
  /** Whether anything stands between the tags. */
  hasFallback?: boolean;
  messages: Messages;
  /** Of the document that shows. */
  address?: string;
  /** Where the headline leads; anything but http(s), mailto and relative addresses is left out. */
  href?: string | null;
  /** 1 to 6: the headline is a heading of that level. */
  headingLevel?: number | null;
  paused?: boolean;
  /** Sections that were unfolded, by their place; undefined: there is nobody who could. */
  unfolded?: Set<number>;
  /** What the headline says besides, where a server renders it. */
  asOf?: TemplateResult;
  onToggleTime?: () => void;
  onTogglePause?: () => void;
  onUnfold?: () => void;
}

/** What only some cards need, and what is in a file of its own for that. */
export interface PageFile {
  /** Lists with a title: of what is going on, of the components, and of all else. */
  news: Part;
  components: Part;
  others: Part;
  /** What a reader can do: subscribe, and pause updates. */
  end: Part;
  /** The days of the platform. */
  bars: Part;
  /** The record that a document has beside it. In a browser alone. */
  historyOf?: (
    card: object,
    status: Status,
    document: string | undefined,
    address: string | undefined,
    wake: () => void,
    feedOf: FeedOf,
  ) => History | 'coming' | undefined;
  /** Listens to the pointer and the keys on a row of days. In a browser alone. */
  onDay?: (sentence: (index: number) => string) => (event: Event) => void;
  parseHistory: (input: unknown) => History | null;
  styles: string;
}

/** The requests of an address, made while anybody listens. */
export interface Feed<T> {
  /** `error` says why the last answer was none. */
  readonly state: {status: T | null; error: Error | null};
  /** @param interval ms between requests. @returns ends listening */
  add(listener: () => void, interval: number): () => void;
  /** Asks as soon as it may. */
  hurry(): void;
}

export type FeedOf = <T extends {updated_at: string}>(
  url: string,
  parse: (text: string) => T | null,
) => Feed<T>;

/** One thing that a card shows, or nothing where there is nothing to say. Markup only. */
export type Part = (view: View, options: PartOptions) => unknown;
