import {html, nothing} from '../html.js';
import type {SectionView} from '../view.js';
import {dot} from './dot.js';
import type {Part} from './part.js';

/** Lists with a title: those that pass. */
export const sections =
  (filter: (section: SectionView) => unknown): Part =>
  ({sections: all}) =>
    all.filter(filter).map(section);

const section = ({kind, title, items}: SectionView) =>
  html`<div part="section">
    <strong>${title}</strong>
    <ul>
      ${items.map(
        ({name, status, text, body}) =>
          html`<li part=${kind} data-state=${status ?? nothing}>
            <div class="row">
              ${status && dot(status)}<span dir="auto">${name}</span
              ><span class="muted">${text}</span>
            </div>
            ${body && html`<p dir="auto">${body}</p>`}
          </li>`,
      )}
    </ul>
  </div>`;
