import {html, nothing} from '../html.js';
import type {Part} from './part.js';
import {spoken} from './spoken.js';

/** The three figures, and what they are figures of. */
export const uptime: Part = ({figures}, {messages}) =>
  html`<div part="uptime">
    <span class="muted" .textContent=${messages.uptime}></span>
    <dl>
      ${figures.map(
        ({label, value, isMeasured}) =>
          html`<div part="figure">
            <dt class="muted">${spoken(label)}</dt>
            <dd class=${isMeasured ? nothing : 'words'} .textContent=${value}></dd>
          </div>`,
      )}
    </dl>
  </div>`;
