import {html, nothing} from '../html.js';
import type {Part} from './part.js';
import {spoken} from './spoken.js';

/** The three figures, and what they are figures of. */
export const uptime: Part = ({figures, pageName}, {messages}) =>
  html`<div part="uptime">
    <div class="caption muted" aria-hidden="true">
      <span .textContent=${messages.uptime}></span
      ><span part="page-name" .textContent=${pageName}></span>
    </div>
    <dl>
      ${figures.map(
        ({label, value, isMeasured, note}) =>
          html`<div part="figure">
            <dt class="muted">${spoken(label)}</dt>
            <dd class=${isMeasured ? nothing : 'words'} .textContent=${value}></dd>
            ${note && html`<dd class="note muted" .textContent=${note}></dd>`}
          </div>`,
      )}
    </dl>
  </div>`;
