import {html} from '../card/html.js';
import type {PageFile} from '../card/parts/part.js';
import {pageStyles} from './page.styles.js';
import {parseHistory} from '../contract/parse-history.js';
import {bars} from './bars.js';
import {barsStyles} from './bars.styles.js';
import {feedLink} from './feed-link.js';
import {pause} from './pause.js';
import {componentSections, newsSections, otherSections} from './sections.js';

/** What the second file brings; a server has it from the first. */
export const PAGE_FILE: PageFile = {
  news: newsSections,
  components: componentSections,
  others: otherSections,
  end: (view, options) =>
    html`<div class="end">${feedLink(view, options)}${pause(view, options)}</div>`,
  bars,
  parseHistory,
  styles: pageStyles + barsStyles,
};
