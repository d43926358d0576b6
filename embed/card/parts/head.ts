import {html} from '../html.js';
import {dot} from './dot.js';
import type {Part} from './part.js';

/** What is loudest: the emblem of the state, and beside it what it means. */
export const head =
  (...parts: Part[]): Part =>
  (view, options) => {
    const content = parts.map((part) => part(view, options));
    // A list within a list is made anew when it loaded: text that is new has not moved.
    return html`<div part="head">
      ${dot(view.state)}
      <div>${view.state === 'loading' ? [content] : content}</div>
    </div>`;
  };
