import {serverCard, type ServerOptions} from './server/server-card.js';
import {escapeHtml} from './server/template-to-string.js';

export {STYLE_HASH} from './server/style-hash.js';
export type {ServerOptions};

/**
 * `<elytra-status>` as HTML, from a document: readable without JavaScript, and nothing moves when the element
 * takes over. Needs no DOM and no clock: its headline says as of when.
 *
 * @param document JSON text or a value; what is no valid document makes the grey card
 */
export function renderToString(document: unknown, options?: ServerOptions): string {
  const {attributes, innerHTML} = serverCard(document, options);
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
  );
  return `<elytra-status${written.join('')}>${innerHTML}</elytra-status>`;
}
