import {datedView} from './dated-view.js';
import {html} from './html.js';
import {languageOf} from './languages.js';
import type {Messages} from './messages.js';
import {parse} from './parse.js';
import {render, VARIANTS, type Variant} from './render.js';
import {serverStyles} from './server.styles.js';
import {escapeHtml, templateToString} from './template-to-string.js';

/** The attributes of `<elytra-status>`, and what only a server needs. */
export interface ServerOptions {
  /** Address of the published `status.json`; several with spaces between. Without one the card asks nobody. */
  src?: string;
  variant?: Variant;
  hideWhenOperational?: boolean;
  refreshSeconds?: number;
  staleMinutes?: number;
  headingLevel?: number;
  /** IANA name. Without one: the document's, else UTC; and the reader's own once the element runs. */
  timeZone?: string;
  href?: string;
  /** Language tag; its messages must have been imported: `import 'elytra-status/lang/de'`. */
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
  /** Sentences of its own, over those of the language. */
  messages?: Partial<Messages>;
  /** Of a Content Security Policy, for the `<style>`; its hash, `STYLE_HASH`, is the other way. */
  nonce?: string;
}

export interface ServerCard {
  /** By name; the values are not escaped. */
  attributes: Record<string, string>;
  /** The shadow root as declarative HTML, and a sentence for who cannot read that. */
  innerHTML: string;
  /** The whole sentence, for text. */
  headline: string;
}

/**
 * The card as a server writes it, without a clock. A valid document is handed over to the element, which
 * then asks for another when it is due; an element that was handed none asks at once.
 *
 * @param document JSON text or a value; what is no valid document makes the grey card
 */
export function serverCard(document: unknown, options: ServerOptions = {}): ServerCard {
  const status = parse(document);
  const [locale, words] = languageOf(options.lang);
  const messages = {...words, ...options.messages};
  const view = datedView(status, {locale, messages, timeZone: options.timeZone});
  const variant = VARIANTS.find((known) => known === options.variant) ?? 'card';
  const isAway = !!options.hideWhenOperational && (view.state === 'operational' || !status);
  const {href, headingLevel, nonce} = options;
  const asOf = view.asOf ? html` <small part="as-of">${view.asOf}</small>` : undefined;
  const template = render(view, {variant, isAway, messages, href, headingLevel, asOf});
  const style = `<style${nonce ? ` nonce="${escapeHtml(nonce)}"` : ''}>${serverStyles}</style>`;
  const headline = [view.headline, view.asOf].filter(Boolean).join(' ');
  return {
    attributes: attributesOf(options, status && JSON.stringify(status)),
    innerHTML: `<template shadowrootmode="open">${style}${templateToString(template)}</template>${isAway ? '' : escapeHtml(headline)}`,
    headline,
  };
}

function attributesOf(options: ServerOptions, initialData: string | null): Record<string, string> {
  const {hideWhenOperational, refreshSeconds, staleMinutes, headingLevel, timeZone} = options;
  const {src, variant, href, lang, dir} = options;
  const all = {
    src,
    variant,
    'hide-when-operational': hideWhenOperational ? '' : undefined,
    'refresh-seconds': refreshSeconds,
    'stale-minutes': staleMinutes,
    'heading-level': headingLevel,
    'time-zone': timeZone,
    href,
    lang,
    dir,
    'initial-data': initialData,
  };
  const given = Object.entries(all).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
