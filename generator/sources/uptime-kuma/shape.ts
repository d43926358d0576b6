import {z} from 'zod';
import {ReadError} from '../../errors/read-error.js';

export const id = z.union([z.number(), z.string().min(1)]).transform(String);
/** One may do without it: an odd one is none. */
export const text = z.string().nullish().catch(null);

const MAX_EXTRAS = 1_000;

/** One that is odd is left out alone: they are an extra, the status does not depend on them. */
export const extras = <T>(entry: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((list) =>
      list.slice(0, MAX_EXTRAS).flatMap((item): T | T[] => entry.safeParse(item).data ?? []),
    );

export type Fields = Record<string, unknown>;
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws {ReadError} where an answer is not what Uptime Kuma answers */
export function shaped<S extends z.ZodType>(schema: S, value: unknown, what: string): z.infer<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw misshapen(what);
  return result.data;
}

export const misshapen = (what: string): ReadError =>
  new ReadError('notKuma', `${what}: not the shape of Uptime Kuma`);

/** No Uptime Kuma has as many. */
export const MAX_MONITORS = 10_000;

export const tooMany = (what: string): ReadError =>
  new ReadError('notKuma', `${what}: more than ${MAX_MONITORS} monitors`);

const MAX_BODY = 10_000; // characters; readers give up on a document of a megabyte

/** Not within a surrogate pair. */
export const cut = (body: string): string =>
  body.slice(0, MAX_BODY).replace(/[\ud800-\udbff]$/, '');
