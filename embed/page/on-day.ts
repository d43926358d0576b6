import {STRIP_DAYS} from './day-views.js';
import {markOf} from './strip-shapes.js';

const LAST = STRIP_DAYS - 1;

/** Says what happened on the day under the pointer, or on the one that was chosen with keys. */
export const onDay = (sentence: (index: number) => string) => (event: Event) => {
  const {type, currentTarget, offsetX, pointerType} = event as PointerEvent;
  const input = currentTarget as HTMLInputElement;
  let index: number | undefined;
  if (type === 'pointermove') {
    const place = Math.floor((offsetX / input.offsetWidth) * STRIP_DAYS);
    const isMirrored = input.matches(':dir(rtl)');
    index = Math.min(LAST, Math.max(0, isMirrored ? LAST - place : place));
  } else if (input.matches(':focus')) index = input.valueAsNumber;
  else if (pointerType === 'touch') return; // it is there to be read
  const text = index === undefined ? '' : sentence(index);
  if (type === 'input') input.ariaValueText = text;
  const strip = input.parentElement!;
  strip.querySelector('.day')!.textContent = text;
  for (const mark of strip.querySelectorAll<SVGElement>('.mark')) {
    const size = Number(mark.parentElement!.dataset.size);
    mark.setAttribute('d', text && markOf(Math.floor(index! / size)));
  }
};
