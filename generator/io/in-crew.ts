/** Works through a list with a few hands: however long it is, no more than `size` are under way at once. */
export async function inCrew<T>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({length: Math.min(size, items.length)}, worker));
}
