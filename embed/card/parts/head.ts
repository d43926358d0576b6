import {html} from '../html.js';
import {dot} from './dot.js';
import type {Part} from './part.js';

/** What is loudest: the emblem of the state, and beside it what it means. */
export const head =
  (...parts: Part[]): Part =>
  (view, options) => {
    const text = html`<div>${parts.map((part) => part(view, options))}</div>`;
    // In a list while it loads, so that Lit makes it anew afterwards: text that is new is no layout shift.
    return html`<div part="head">
      ${dot(view.state)}${view.state === 'loading' ? [text] : text}
    </div>`;
  };
