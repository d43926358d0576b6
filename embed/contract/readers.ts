import {parseDate} from './parse-date.js';

/** Undefined: the value is not of that kind. */
export type Reader<T> = (value: unknown) => T | undefined;
export type Readers<T> = {[K in keyof T]-?: Reader<T[K]>};

/** Any word will do, but it must be one. */
export const spoken =
  <T>(read: (value: string) => T | undefined): Reader<T> =>
  (value) =>
    typeof value === 'string' ? read(value) : undefined;
export const text = spoken((value) => value);
export const date = spoken((value) => (parseDate(value) < Infinity ? value : undefined));
export const upTo =
  (most: number): Reader<number> =>
  (value) =>
    typeof value === 'number' && value >= 0 && value <= most ? value : undefined;
export const count = upTo(Infinity);

export const or =
  <T, U>(read: Reader<T>, otherwise: U) =>
  (value: unknown): T | U =>
    read(value) ?? otherwise;

export const word =
  <T extends string>(words: readonly T[], otherwise: T) =>
  (value: unknown): T =>
    words.includes(value as T) ? (value as T) : otherwise;

/** A bad element is dropped alone. */
export const list =
  <T>(read: Reader<T>): Reader<T[]> =>
  (value) =>
    Array.isArray(value) ? value.flatMap((item) => read(item) ?? []) : undefined;

/**
 * A bad field of the first kind makes the whole record bad, one of the second is left out. Own fields alone:
 * what a page adds to every object is not part of this one.
 */
export const record = <R, O = unknown>(
  required: Readers<R>,
  optional?: Readers<O>,
): Reader<R & O> => {
  const readers = Object.entries<Reader<unknown>>({...required, ...optional});
  return (value) => {
    const result: Record<string, unknown> = {};
    if (!value) return undefined;
    for (const [key, read] of readers) {
      result[key] = read(
        Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined,
      );
      if (result[key] === undefined && Object.hasOwn(required, key)) return undefined;
    }
    return result as R & O;
  };
};
