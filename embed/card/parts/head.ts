import {html} from '../html.js';
import {dot} from './dot.js';
import type {Part} from './part.js';

/** What is loudest: the emblem of the state, and beside it what it means. */
export const head =
  (...parts: Part[]): Part =>
  (view, options) =>
    html`<div part="head">
      ${dot(view.state)}
      <div>${parts.map((part) => part(view, options))}</div>
    </div>`;
