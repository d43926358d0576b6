import {html} from '../html.js';
import type {Part} from './part.js';

/**
 * What is below a line, of the platform alone. It is there while it is empty, so that nothing moves when it is
 * not.
 */
export const foot =
  (...parts: Part[]): Part =>
  (view, options) =>
    view.isWhole ? html`<div class="foot">${parts.map((part) => part(view, options))}</div>` : null;
