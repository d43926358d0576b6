import {attempt} from '../../text/attempt.js';
import {html, nothing} from '../html.js';
import {dot} from './dot.js';
import type {View} from '../view.js';
import type {Part} from './part.js';

/**
 * Dot and sentence; the fallback until there is one.
 *
 * @param textOf which sentence; not its name in quotes, because the bundle shortens the names of properties
 */
export const headline =
  (textOf: (view: View) => string): Part =>
  (view, {href, headingLevel, hasFallback, asOf}) => {
    const isHeading = /^[1-6]$/.test(`${headingLevel}`);
    const content =
      view.state === 'loading' && hasFallback
        ? html`<slot></slot>`
        : html`<span>${textOf(view)}${asOf}</span>`;
    return html`<div
      part="headline"
      role=${isHeading ? 'heading' : nothing}
      aria-level=${isHeading ? headingLevel : nothing}
    >
      ${dot(view.state)}${
        href && isSafe(href) ? html`<a part="link" href=${href}>${content}</a>` : content
      }
    </div>`;
  };

/** Text from outside may not become script. */
const isSafe = (href: string): boolean =>
  /^(https?|mailto):$/.test(attempt(() => new URL(href, 'https://base.invalid').protocol) ?? '');
