/** The element and all below it, also in open shadow roots. */
export function* everyElement(root: Element | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
}

/** What can be read in an element, also in open shadow roots. */
export function visibleText(root: HTMLElement): string {
  const shadows = [...everyElement(root)].flatMap(({shadowRoot}) => [
    ...(shadowRoot?.children ?? []),
  ]);
  return [root, ...shadows]
    .filter(
      (element) => element instanceof HTMLElement && getComputedStyle(element).display !== 'none',
    )
    .map((element) => (element as HTMLElement).innerText.trim())
    .filter(Boolean)
    .join('\n');
}

/** Whether anything in it is painted green: more green than red and blue together allow. */
export const isGreen = (root: Element | ShadowRoot): boolean =>
  [...everyElement(root)].some((element) => {
    if (!element.getClientRects().length) return false;
    const style = getComputedStyle(element);
    return [style.color, style.fill, style.backgroundColor, style.borderTopColor].some((color) => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
      return alpha > 0 && green > red + 40 && green > blue + 40;
    });
  });
