import type {Shift} from './shifts.js';

/**
 * As `observeShifts`, in engines that do not report shifts: looks at the elements in every frame.
 *
 * @returns what has moved, between frames, since the last call
 */
export function observeFrames(selector: string): () => Promise<Shift[]> {
  let last = new Map<Element, string>();
  let shifts: Shift[] = [];
  const look = () => {
    const now = new Map<Element, string>();
    for (const element of document.querySelectorAll(selector)) {
      const {x, y, width, height} = element.getBoundingClientRect();
      const place = `${x},${y} ${width}×${height}`;
      now.set(element, place);
      const before = last.get(element) ?? place;
      if (before === place) continue;
      const moved = [`${element.outerHTML.slice(0, 60)} from ${before} to ${place}`];
      shifts.push({time: performance.now(), value: 1, moved});
    }
    last = now;
    requestAnimationFrame(look);
  };
  look();
  return async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const found = shifts;
    shifts = [];
    return found;
  };
}
