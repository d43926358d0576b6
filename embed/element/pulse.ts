const PULSE: KeyframeAnimationOptions = {duration: 1200, iterations: 4}; // under 5 s, WCAG 2.2.2

/** Motion for a moment, where the reader has not asked for none. */
export function pulse(root: ParentNode): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  root.querySelector('[part=dot]')?.animate({opacity: [1, 0.4, 1]}, PULSE);
}
