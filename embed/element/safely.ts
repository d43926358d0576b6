const told = new Set<string>();

/** Whatever a page has done to the platform: nothing is thrown into it, and the console says it once. */
export function safely(work: () => void, otherwise?: () => void): void {
  try {
    work();
  } catch (error) {
    const text = String(error);
    if (!told.has(text)) console.error('elytra-status:', error);
    told.add(text);
    otherwise?.();
  }
}
