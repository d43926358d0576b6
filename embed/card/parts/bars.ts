import {fromPage} from '../page-file.js';
import {html} from '../html.js';
import type {Part} from './part.js';

const days = fromPage((file) => file.bars);

/** The room of the bars, and the bars as soon as they are there. */
export const bars: Part = (view, options) =>
  options.history && html`<div part="bars">${days(view, options)}</div>`;
