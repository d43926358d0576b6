import type {Scope} from '../contract/narrow.js';
import type {Messages} from '../text/messages.js';

/** How, and at what moment, a document is put into words. */
export interface ViewOptions {
  /** ms since 1970 */
  now: number;
  locale: string;
  messages: Messages;
  /** IANA name; the reader's own if undefined. */
  timeZone?: string;
  staleMinutes?: number;
  /** Without a document: whether one is still to be hoped for. */
  loading?: boolean;
  /** Speaks of these components alone. */
  scope?: Scope;
  /** Dates instead of ages. */
  exact?: boolean;
}
