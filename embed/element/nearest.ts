/** The value of an attribute on the element or the nearest around it, across shadow roots. */
export function nearest(element: Element, attribute: string): string | undefined {
  for (let node: Element | null | undefined = element; node;) {
    const found: Element | null = node.closest(`[${attribute}]`);
    if (found) return found.getAttribute(attribute)!;
    node = (node.getRootNode() as Partial<ShadowRoot>).host;
  }
  return undefined;
}
