import {html, nothing, svg} from '../card/html.js';
import type {PageFile} from '../card/parts/part.js';
import {merged, STRIP_DAYS} from './day-views.js';
import {shapesOf, type Shape} from './strip-shapes.js';
import type {StripView} from './strip-view.js';

/** How many days share a bar, by how much room there is. */
const SIZES = [1, 2, 3];
const LAST = STRIP_DAYS - 1;

/** Ninety days, to be looked through by pointer, touch and keys. One tab stop. */
export const strip = (view: StripView, pageFile: PageFile | undefined) => {
  const {summary, uptime, from, to} = view.words();
  const onDay = pageFile?.onDay?.((index) => view.sentence(view.days[index]!));
  return html`<div class="strip">
    <input
      type="range"
      max=${LAST}
      value=${LAST}
      aria-label=${summary}
      aria-valuetext=${view.sentence(view.days.at(-1)!)}
      @input=${onDay}
      @focus=${onDay}
      @blur=${onDay}
      @pointermove=${onDay}
      @pointerleave=${onDay}
    />
    ${SIZES.map(
      (size) =>
        html`<svg
          data-size=${size}
          width="100%"
          height="36"
          viewBox="0 0 ${STRIP_DAYS / size} 36"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          ${shapesOf(merged(view.days, size)).map(pathOf)}
          <path class="mark"></path>
        </svg>`,
    )}
    <div class="scale muted">
      <span .textContent=${from}></span>
      <span .textContent=${uptime}></span>
      <span .textContent=${to}></span>
    </div>
    <div class="day" aria-hidden="true"></div>
  </div>`;
};

const pathOf = ({status, height, isFilled, d}: Shape) =>
  svg`<path data-state=${status ?? nothing} class=${isFilled ? 'area' : nothing} stroke-width=${height ?? nothing} d=${d}></path>`;
