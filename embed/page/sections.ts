import {html, nothing} from '../card/html.js';
import {dot} from '../card/parts/dot.js';
import type {PageFile, Part, PartOptions} from '../card/parts/part.js';
import {markdown} from './markdown.js';
import {spoken} from '../card/parts/spoken.js';
import {strip} from './strip.js';
import {sectionsOf, type ItemView, type SectionKind, type SectionView} from './section-view.js';

const sections =
  (kind: SectionKind): Part =>
  ({from, dated}, options) => {
    const level = Math.min(6, (Number(options.headingLevel) || 2) + 1);
    return from((...of) =>
      sectionsOf(kind, ...of, options.history).map((section, index) =>
        sectionOf(section, dated, level, options, index),
      ),
    );
  };

/** Lists with a title: of what is going on, of the components, and of all else. */
export const newsSections = sections('news');
export const componentSections = sections('components');
export const otherSections = sections('others');

function sectionOf(
  section: SectionView,
  dated: string | null,
  level: number,
  {pageFile, unfolded, onUnfold}: PartOptions,
  index: number,
) {
  const {kind, title, group} = section;
  // What is folded is drawn when somebody unfolds it; its rows are there to be found.
  const isDrawn = !group || !unfolded || group.isOpen || unfolded.has(index);
  const onToggle = ({target}: {target: unknown}) => {
    if (isDrawn || !(target as {open: boolean}).open) return;
    unfolded.add(index);
    onUnfold!();
  };
  const items = isDrawn || kind !== 'day' ? section.items : [];
  const heading = html`<strong role="heading" aria-level=${level} .textContent=${title}></strong>
    ${dated && html`<span class="muted" .textContent=${dated}></span>`}`;
  const list = html`<ul>
    ${items.map((item) => itemOf(kind, item, isDrawn, pageFile))}
  </ul>`;
  return group
    ? html`<details
        part="section"
        open=${group.isOpen ? '' : nothing}
        @toggle=${unfolded ? onToggle : nothing}
      >
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
  isDrawn: boolean,
  pageFile?: PageFile,
) =>
  html`<li part=${kind} data-state=${status ?? nothing}>
    <div class="row">
      ${status && !updates ? dot(status) : null}<span class="name"
        ><bdi .textContent=${name ?? ''}></bdi></span
      >${text && html`<span class="word" .textContent=${text}></span>`}
      ${detail && html`<span class="muted">${spoken({short: detail, long: heard ?? detail})}</span>`}
    </div>
    ${days === undefined ? null : html`<div part="bars">${isDrawn ? days && strip(days, pageFile) : null}</div>`}
    ${updates?.map(
      (update) =>
        html`${update.text && html`<p class="muted" .textContent=${update.text}></p>`}
          <div class="story">${markdown(update.body)}</div>`,
    )}
  </li>`;
