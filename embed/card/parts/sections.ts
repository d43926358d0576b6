import {html, nothing} from '../html.js';
import type {SectionView} from '../section-view.js';
import {dot} from './dot.js';
import type {Part} from './part.js';

/** Lists with a title: of what is going on. */
export const newsSections: Part = (view, options) => sections(view, options, false);

/** All that there is to list. */
export const allSections: Part = (view, options) => sections(view, options, true);

const sections = (
  {sections: make, dated}: Parameters<Part>[0],
  {headingLevel}: Parameters<Part>[1],
  isAll: boolean,
) => {
  const level = Math.min(6, (Number(headingLevel) || 2) + 1);
  return make(isAll).map((section) => sectionOf(section, dated, level));
};

const sectionOf = ({kind, title, items}: SectionView, dated: string | null, level: number) =>
  html`<div part="section">
    <strong role="heading" aria-level=${level} .textContent=${title}></strong>
    ${dated && html`<span class="muted" .textContent=${dated}></span>`}
    <ul>
      ${items.map(
        ({name, status, text, body}) =>
          html`<li part=${kind} data-state=${status ?? nothing}>
            <div class="row">
              ${status && dot(status)}<span dir="auto" .textContent=${name ?? ''}></span
              ><span class="muted" .textContent=${text}></span>
            </div>
            ${body && html`<p dir="auto" .textContent=${body}></p>`}
          </li>`,
      )}
    </ul>
  </div>`;
