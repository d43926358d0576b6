import {parseDate} from './parse-date.js';

/** Undefined: the value is not of that kind. */
export type Reader<T> = (value: unknown) => T | undefined;
export type Readers<T> = {[K in keyof T]-?: Reader<T[K]>};

export const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
export const date: Reader<string> = (value) =>
  parseDate(value) < Infinity ? text(value) : undefined;
/** The name of a day, as `date` has them. */
export const day: Reader<string> = (value) =>
  text(value)?.length === 10 && date(`${value as string}T00:00:00Z`) ? text(value) : undefined;
export const upTo =
  (most: number): Reader<number> =>
  (value) =>
    typeof value === 'number' && value >= 0 && value <= most ? value : undefined;
export const count = upTo(Infinity);

export const or =
  <T, U>(read: Reader<T>, otherwise: U) =>
  (value: unknown): T | U =>
    read(value) ?? otherwise;

export const word = <T extends string>(words: readonly T[], otherwise: T) =>
  or((value) => words.find((known) => known === value), otherwise);

/** Any word will do, but it must be one. */
export const spoken =
  <T>(read: Reader<T>): Reader<T> =>
  (value) =>
    text(value) === undefined ? undefined : read(value);

/** A bad element is dropped alone. */
export const list =
  <T>(read: Reader<T>): Reader<T[]> =>
  (value) =>
    Array.isArray(value) ? value.flatMap((item) => read(item) ?? []) : undefined;

/** A bad field of the first kind makes the whole record bad, one of the second is left out. */
export const record =
  <R, O = unknown>(required: Readers<R>, optional = {} as Readers<O>): Reader<R & O> =>
  (value) => {
    if (!value) return undefined;
    const fields = value as Record<string, unknown>; // of a text or a number, each is missing
    const result: Record<string, unknown> = {};
    for (const key in {...required, ...optional}) {
      result[key] = (required[key as keyof R] ?? optional[key as keyof O])(fields[key]);
      if (key in required && result[key] === undefined) return undefined;
    }
    return result as R & O;
  };
