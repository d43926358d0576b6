/** A layout shift, as the browser counts it. */
export interface Shift {
  /** ms since the page's beginning, as `performance.now()` */
  time: number;
  value: number;
  /** What moved, from where to where. */
  moved: string[];
}

interface Entry extends PerformanceEntry {
  value: number;
  sources: {node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly}[];
}

/**
 * Runs in the page: observes from its beginning on, because shifts are buffered. Puppeteer sends it
 * as text, so it stands by itself and names no function within.
 *
 * @returns all shifts since the last call. Reports come late but in order: to know that none is still
 *   on its way, it moves a marker and waits for the report of that.
 */
export function observeShifts(): () => Promise<Shift[]> {
  let entries: Entry[] = [];
  let wake: (() => void) | undefined;
  new PerformanceObserver((list) => {
    entries.push(...(list.getEntries() as Entry[]));
    wake?.();
  }).observe({type: 'layout-shift', buffered: true});

  return async () => {
    const marker = document.createElement('div');
    marker.style.cssText =
      'position: fixed; inset: 0 auto auto 0; inline-size: 50px; block-size: 50px; background: gray';
    document.body.append(marker);
    // The first frame shows what has changed so far, and the marker where it is to move from.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    marker.style.top = '50px';
    while (!entries.some(({sources}) => sources.some(({node}) => node === marker))) {
      await new Promise<void>((resolve) => (wake = resolve));
    }
    const end = entries.findIndex(({sources}) => sources.some(({node}) => node === marker));
    const found = entries.slice(0, end);
    entries = entries.slice(end + 1);
    marker.remove();
    return found.map(({startTime, value, sources}) => ({
      time: startTime,
      value,
      moved: sources.map(
        ({node, previousRect: {x, y, width, height}, currentRect: to}) =>
          `${node instanceof Element ? node.outerHTML.slice(0, 60) : (node?.nodeName ?? 'part of a card')} from ${x},${y} ${width}×${height} to ${to.x},${to.y} ${to.width}×${to.height}`,
      ),
    }));
  };
}
