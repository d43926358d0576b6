import {VARIANT_NAMES, type Variant} from '../../embed/card/variants.js';

/** What the form of the builder holds. */
export interface Choice {
  /** Of the published `status.json`. */
  src: string;
  variant: Variant;
  /** Ids or names of the components that the card speaks of alone, or a group's; empty for the platform. */
  component: string;
  group: string;
  /** Whether a card has bars of the last ninety days; a page has them where there is a history. */
  history: boolean;
  /** A language tag; `en` is built in. */
  language: string;
  scheme: 'inherit' | 'light dark' | 'light' | 'dark';
  /** By the end of the custom property's name: `operational: '#1a7f37'`. */
  colors: Partial<Record<ColorName, string>>;
  hiddenParts: readonly PartName[];
  hosting: Hosting;
}

export const VARIANTS = Object.fromEntries(
  VARIANT_NAMES.map((name) => [name, name[0]!.toUpperCase() + name.slice(1)]),
) as Record<Variant, string>;

export const SCHEMES: Record<Choice['scheme'], string> = {
  inherit: 'as the page',
  'light dark': "as the reader's system",
  light: 'light',
  dark: 'dark',
};

/** With what the card shows on light pages where nothing else is chosen. */
export const COLORS = {
  operational: {text: 'Operational', usual: '#1a7f37'},
  degraded: {text: 'Degraded, overdue', usual: '#9a6700'},
  partial: {text: 'Partial outage', usual: '#bc4c00'},
  outage: {text: 'Major outage, failed', usual: '#cf222e'},
  maintenance: {text: 'Maintenance', usual: '#0969da'},
  unknown: {text: 'Unknown', usual: '#59636e'},
  background: {text: 'Background', usual: '#ffffff'},
  border: {text: 'Border', usual: '#d8dee4'},
  text: {text: 'Text', usual: '#1f2328'},
  muted: {text: 'Labels and ages', usual: '#59636e'},
} as const;
export type ColorName = keyof typeof COLORS;

/** Parts that one may do without. Never the headline and the age: they are what keeps the card honest. */
export const PARTS = {
  uptime: 'Uptime',
  backups: 'Backups',
  reporting: 'How many report',
  section: 'Incidents, maintenance and groups',
} as const;
export type PartName = keyof typeof PARTS;

/** Where the page gets the files from. */
export const HOSTINGS = {
  jsdelivr: 'jsDelivr',
  unpkg: 'unpkg',
  own: 'my own site (copy them from the package)',
} as const;
export type Hosting = keyof typeof HOSTINGS;

export const DEFAULT: Readonly<Choice> = {
  src: '',
  variant: 'card',
  component: '',
  group: '',
  history: false,
  language: 'en',
  scheme: 'inherit',
  colors: {},
  hiddenParts: [],
  hosting: 'jsdelivr',
};

/** The release whose files the snippets name. */
export interface Release {
  version: string;
  /** As in `dist/sri.json`. */
  files: Record<string, {immutable: string; integrity: string}>;
}
