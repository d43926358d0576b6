import type {Kind} from './kind.js';

/** A value of the header Cache-Control. */
export const cacheControl: Kind<string> = (text, {fail}) =>
  /^[\x20-\x7e]+$/.test(text) ? text : fail('must be a value of the header Cache-Control');
