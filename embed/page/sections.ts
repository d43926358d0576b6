import {html, nothing} from '../card/html.js';
import {dot} from '../card/parts/dot.js';
import type {PageFile, Part} from '../card/parts/part.js';
import {markdown} from './markdown.js';
import {spoken} from '../card/parts/spoken.js';
import {strip} from './strip.js';
import {sectionsOf, type ItemView, type SectionKind, type SectionView} from './section-view.js';

const sections =
  (kind: SectionKind): Part =>
  ({from, dated}, {headingLevel, history, pageFile}) => {
    const level = Math.min(6, (Number(headingLevel) || 2) + 1);
    return from((...of) =>
      sectionsOf(kind, ...of, history).map((section) => sectionOf(section, dated, level, pageFile)),
    );
  };

/** Lists with a title: of what is going on, of the components, and of all else. */
export const newsSections = sections('news');
export const componentSections = sections('components');
export const otherSections = sections('others');

function sectionOf(
  {kind, title, items, group}: SectionView,
  dated: string | null,
  level: number,
  pageFile?: PageFile,
) {
  const heading = html`<strong role="heading" aria-level=${level} .textContent=${title}></strong>
    ${dated && html`<span class="muted" .textContent=${dated}></span>`}`;
  const list = html`<ul>
    ${items.map((item) => itemOf(kind, item, pageFile))}
  </ul>`;
  return group
    ? html`<details part="section" open=${group.isOpen ? '' : nothing}>
        <summary data-state=${group.status ?? nothing}>
          ${group.status && dot(group.status)}${heading}
        </summary>
        ${list}
      </details>`
    : html`<div part="section">
        <div class="title">${heading}</div>
        ${list}
      </div>`;
}

const itemOf = (
  kind: string,
  {name, status, text, detail, heard, strip: days, updates}: ItemView,
  pageFile?: PageFile,
) =>
  html`<li part=${kind} data-state=${status ?? nothing}>
    <div class="row">
      ${status && !updates ? dot(status) : null}<span
        dir="auto"
        class="name"
        .textContent=${name ?? ''}
      ></span
      >${text && html`<span class="word" .textContent=${text}></span>`}
      ${detail && html`<span class="muted">${spoken({short: detail, long: heard ?? detail})}</span>`}
    </div>
    ${days === undefined ? null : html`<div part="bars">${days && strip(days, pageFile)}</div>`}
    ${updates?.map(
      (update) =>
        html`${update.text && html`<p class="muted" .textContent=${update.text}></p>`}
          <div class="story">${markdown(update.body)}</div>`,
    )}
  </li>`;
