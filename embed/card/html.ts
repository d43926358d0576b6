import type {TemplateResult} from 'lit';

export type {TemplateResult};

/*
 * What Lit's own `html` and `nothing` make, without Lit: that asks for a document when it is imported,
 * and the servers that render a card have none.
 */

export const html = (strings: TemplateStringsArray, ...values: unknown[]): TemplateResult => ({
  ['_$litType$']: 1,
  strings,
  values,
});

/** The same for what is within an `<svg>`. */
export const svg = (strings: TemplateStringsArray, ...values: unknown[]): TemplateResult<2> => ({
  ['_$litType$']: 2,
  strings,
  values,
});

export const nothing: unique symbol = Symbol.for('lit-nothing');
