import {html} from '../html.js';
import {dot} from './dot.js';
import type {Part} from './part.js';

/** What is loudest: the emblem of the state, and beside it what it means. */
export const head =
  (...parts: Part[]): Part =>
  (view, options) => {
    const text = html`<div>${parts.map((part) => part(view, options))}</div>`;
    // In a list it is made anew when it has loaded: what is new has not moved.
    return html`<div part="head">
      ${dot(view.state)}${view.state === 'loading' ? [text] : text}
    </div>`;
  };
