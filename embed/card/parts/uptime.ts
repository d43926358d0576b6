import {html} from '../html.js';
import type {Part} from './part.js';
import {spoken} from './spoken.js';

/** The three figures. */
export const uptime: Part = ({figures}) =>
  html`<dl part="uptime">
    ${figures.map(
      ({label, value}) =>
        html`<div part="figure">
          <dt class="muted">${spoken(label)}</dt>
          <dd .textContent=${value}></dd>
        </div>`,
    )}
  </dl>`;
