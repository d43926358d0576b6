import {html, nothing, svg} from '../card/html.js';
import {merged, STRIP_DAYS} from './day-views.js';
import {markOf, shapesOf, type Shape} from './strip-shapes.js';
import type {StripView} from './strip-view.js';

/** How many days share a bar, by how much room there is. */
const SIZES = [1, 2, 3];
const LAST = STRIP_DAYS - 1;

/** Ninety days, to be looked through by pointer, touch and keys. One tab stop. */
export const strip = (view: StripView) => {
  const onDay = pickerOf(view);
  return html`<div class="strip">
    <input
      type="range"
      max=${LAST}
      value=${LAST}
      aria-label=${view.summary}
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
          viewBox="0 0 ${STRIP_DAYS / size} 36"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          ${shapesOf(merged(view.days, size)).map(pathOf)}
          <path class="mark"></path>
        </svg>`,
    )}
    <div class="scale muted">
      <span .textContent=${view.from}></span>
      <span .textContent=${view.uptime}></span>
      <span .textContent=${view.to}></span>
    </div>
    <div class="day" aria-hidden="true"></div>
  </div>`;
};

const pathOf = ({status, height, isFilled, d}: Shape) =>
  svg`<path data-state=${status ?? nothing} class=${isFilled ? 'area' : nothing} stroke-width=${height ?? nothing} d=${d}></path>`;

/** Says what happened on the day under the pointer, or on the one that was chosen. */
function pickerOf({days, sentence}: StripView): (event: Event) => void {
  return (event) => {
    const input = event.currentTarget as HTMLInputElement;
    const parent = input.parentElement!;
    const hasFocus = input.matches(':focus');
    const {type} = event;
    let index: number | undefined;
    if (type === 'pointermove') {
      const {width} = input.getBoundingClientRect();
      const place = Math.floor(((event as PointerEvent).offsetX / width) * STRIP_DAYS);
      const isMirrored = getComputedStyle(input).direction === 'rtl';
      index = Math.min(LAST, Math.max(0, isMirrored ? LAST - place : place));
    } else if (hasFocus || type === 'input') index = input.valueAsNumber;
    else if ((event as PointerEvent).pointerType === 'touch') return; // it is there to be read
    const text = index === undefined ? '' : sentence(days[index]!);
    if (type === 'input') input.ariaValueText = text;
    parent.querySelector('.day')!.textContent = text;
    for (const [order, mark] of parent.querySelectorAll('.mark').entries()) {
      mark.setAttribute('d', text && markOf(Math.floor(index! / SIZES[order]!)));
    }
  };
}
