import {z} from 'zod';
import {oneLine, printable} from '../text/printable.js';

// A run parses each shape once or twice: compiled parsers would cost more than they save.
z.config({jitless: true});

export const date = z.iso.datetime({offset: true}).describe('RFC 3339 with an offset');
export const day = z.iso.date().describe('A day in UTC');
/** Of several lines, perhaps. */
export const text = z.string().overwrite(printable);
/** A name: in each output and on each terminal it is a part of a line. */
export const line = z.string().overwrite((value) => oneLine(value));
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
