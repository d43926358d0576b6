import {fromPage} from './page-file.js';
import {bars} from './parts/bars.js';
import {foot} from './parts/foot.js';
import {head} from './parts/head.js';
import {headline, shortHeadline} from './parts/headline.js';
import {backups, lines, reporting, updated} from './parts/lines.js';
import {openIncident, openIncidentStory} from './parts/open-incident.js';
import type {Part} from './parts/part.js';
import {uptime} from './parts/uptime.js';
import {badgeStyles} from './styles/badge.js';
import {bannerStyles} from './styles/banner.js';
import {cardStyles} from './styles/card.js';

/** What makes a variant. */
export interface VariantRow {
  /** What it shows, from top to bottom. */
  parts: readonly Part[];
  /** Over the styles that all have in common. */
  look?: string;
  /** Whether `hide-when-operational` keeps it away. */
  canHide?: boolean;
  /** Whether it is in the page's file; until that is there, it is a card. */
  isPage?: boolean;
}

/** Every variant. A new one is a row here, its styles, and its stories. */
export const VARIANTS = {
  card: {
    parts: [head(headline, lines(updated, reporting), openIncident), uptime, bars, foot(backups)],
    look: cardStyles,
  },
  badge: {
    parts: [head(shortHeadline)],
    look: badgeStyles,
  },
  banner: {
    parts: [head(headline, lines(updated, reporting), openIncidentStory)],
    look: bannerStyles,
    canHide: true,
  },
  page: {
    parts: [
      head(headline, lines(updated, reporting)),
      fromPage(({news}) => news),
      fromPage(({components}) => components),
      uptime,
      foot(backups),
      fromPage(({others}) => others),
      fromPage(({end}) => end),
    ],
    isPage: true,
  },
} satisfies Record<string, VariantRow>;

export type Variant = keyof typeof VARIANTS;

export const VARIANT_NAMES = Object.keys(VARIANTS) as Variant[];

/** The variant of that name; `card` for any other. */
export const variantOf = (name: unknown): Variant =>
  VARIANT_NAMES.find((known) => known === name) ?? 'card';

/** Whether it is in the page's file. */
export const needsPage = (variant: Variant): boolean => !!(VARIANTS[variant] as VariantRow).isPage;
