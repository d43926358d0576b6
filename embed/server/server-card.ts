import {addressesOf} from '../contract/addresses-of.js';
import {attributesOf, type CardOptions} from '../card/attributes.js';
import {datedView} from '../card/dated-view.js';
import {html} from '../card/html.js';
import {foreignTo, languageOf} from '../text/languages.js';
import type {Messages} from '../text/messages.js';
import {parse} from '../contract/parse.js';
import {parseHistory} from '../contract/parse-history.js';
import {handed} from './handed.js';
import {PAGE_FILE} from '../page/page-file.js';
import {render} from '../card/render.js';
import {serverStyles} from './server.styles.js';
import {escapeHtml, templateToString} from './template-to-string.js';
import {textsOf} from '../text/texts-of.js';
import {VARIANTS, variantOf, type VariantRow} from '../card/variants.js';

/**
 * The element's attributes, and what only a server needs. Without `timeZone` dates are in the document's own
 * zone, else in UTC; the messages of `lang` must have been imported: `import 'elytra-status/lang/de'`.
 */
export interface ServerOptions extends Omit<CardOptions, 'history'> {
  /** Shows the last ninety days: a `history.json` as JSON text or a value; `true` leaves it to the visitor's browser. */
  history?: unknown;
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
  /** That sentence; empty where the card stays away. */
  text: string;
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
  const messages = {...words, ...textsOf(options.messages)};
  const view = datedView(status, {locale, messages, timeZone: options.timeZone, scope: options});
  const variant = variantOf(options.variant);
  const {canHide}: VariantRow = VARIANTS[variant];
  const isAway = !!(canHide && options.hideWhenOperational) && view.isQuiet;
  const {href, headingLevel, nonce} = options;
  const asOf = view.asOf ? html` <small part="as-of">${view.asOf}</small>` : undefined;
  // Nobody knows of which language the page is where nobody says so.
  const lang = options.messages ? null : foreignTo(options.lang ?? 'und', locale);
  const history = parseHistory(options.history);
  const template = render(view, {
    variant,
    pageFile: PAGE_FILE,
    history:
      history ?? ((variant === 'page' ? status?.history : options.history) ? 'coming' : undefined),
    isAway,
    messages,
    address: addressesOf(options.src)[0],
    href,
    headingLevel,
    asOf,
    lang,
    langAround: options.lang,
  });
  const style = `<style${nonce ? ` nonce="${escapeHtml(nonce)}"` : ''}>${serverStyles}</style>`;
  const text = isAway
    ? ''
    : [view.pageName, view.headline, view.asOf, view.trouble?.text].filter(Boolean).join(' ');
  return {
    attributes: attributesOf(
      {
        ...options,
        history: history
          ? handed(history, variant === 'page' || !!options.component || !!options.group)
          : !!options.history,
      },
      status ? JSON.stringify(status) : undefined,
    ),
    innerHTML: `<template shadowrootmode="open">${style}${templateToString(template)}</template>${escapeHtml(text)}`,
    text,
  };
}
