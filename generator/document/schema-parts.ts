import {z} from 'zod';

// A run parses each shape once or twice: compiled parsers would cost more than they save.
z.config({jitless: true});

export const date = z.iso.datetime({offset: true}).describe('RFC 3339 with an offset');
export const day = z.iso.date().describe('A day in UTC');
/** Half of a surrogate pair is no text: what is written would not be what is read back. */
export const text = z.string().overwrite((value) => value.toWellFormed());
export const count = z.int().min(0);

/**
 * Whether a schema and the contract, which are two texts of one thing, say the same. `satisfies` would let a
 * dropped optional field pass, so both are compared as whole types.
 */
export type Equal<A, B> =
  (<T>() => T extends Flat<A> ? 1 : 2) extends <T>() => T extends Flat<B> ? 1 : 2 ? true : false;
type Flat<T> = T extends readonly (infer U)[]
  ? Flat<U>[]
  : T extends object
    ? {[K in keyof T]: Flat<T[K]>}
    : T;
