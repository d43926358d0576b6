import type {Messages} from '../../text/messages.js';
import type {TemplateResult} from '../html.js';
import type {View} from '../view.js';

/** What the parts of a card need to know besides the view. */
export interface PartOptions {
  /** Whether anything stands between the tags. */
  hasFallback?: boolean;
  messages: Messages;
  /** Where the headline leads; anything but http(s), mailto and relative addresses is left out. */
  href?: string | null;
  /** 1 to 6: the headline is a heading of that level. */
  headingLevel?: number | null;
  paused?: boolean;
  /** What the headline says besides, where a server renders it. */
  asOf?: TemplateResult;
  onToggleTime?: () => void;
  onTogglePause?: () => void;
}

/** One thing that a card shows, or nothing where there is nothing to say. Markup only. */
export type Part = (view: View, options: PartOptions) => unknown;
