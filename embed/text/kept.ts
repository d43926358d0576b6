const made = new Map<string, unknown>();

/** What `make` makes, once for each key: an `Intl` object costs more than all that it ever formats. */
export function kept<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}
