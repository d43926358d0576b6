import type {Variant} from './variants.js';

/** What the attributes of `<elytra-status>` say, in the names of its properties. */
export interface CardOptions {
  /** Address of the published `status.json`; several with spaces between. Without one the card asks nobody. */
  src?: string;
  /** `card` by default. */
  variant?: Variant;
  /** Speaks of this component alone: its id or exact name, or several with `|` between. */
  component?: string;
  /** Speaks of the components of this group alone. */
  group?: string;
  /** `light`, `dark`, or `system`: the reader's choice. Without it the page's. */
  scheme?: 'light' | 'dark' | 'system';
  /** Keeps a banner away while all is well, and until there is a document. */
  hideWhenOperational?: boolean;
  /** Seconds between requests while the page is visible, 300 by default; 0 asks once. */
  refreshSeconds?: number;
  /** Calls a document stale after so many minutes, if that is sooner than it says itself. */
  staleMinutes?: number;
  /** 1 to 6 makes the headline a heading of that level. */
  headingLevel?: number;
  /** Shows the last ninety days in a `card`; a `page` has those of every component. */
  history?: boolean;
  /** Address of the `history.json`, where it is not beside the document. */
  historySrc?: string;
  /** IANA name of the zone for dates; the reader's own by default. */
  timeZone?: string;
  /** Where the headline leads. */
  href?: string;
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
}

/** The attributes that are set, by their names in HTML. The values are not escaped. */
export function attributesOf(
  options: Omit<CardOptions, 'history'> & {history?: boolean | string},
  initialData?: string,
): Record<string, string> {
  const {src, variant, component, group, scheme, href, lang, dir} = options;
  const all = {
    src,
    variant,
    component,
    group,
    scheme,
    'hide-when-operational': options.hideWhenOperational ? '' : null,
    'refresh-seconds': options.refreshSeconds,
    'stale-minutes': options.staleMinutes,
    'heading-level': options.headingLevel,
    history: options.history === true ? '' : options.history || null,
    'history-src': options.historySrc,
    'time-zone': options.timeZone,
    href,
    lang,
    dir,
    'initial-data': initialData,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  );
}
