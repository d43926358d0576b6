import {closest} from '../text/closest.js';
import type {Kind} from './kind.js';

const IN_SECONDS = ['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error'];
const KNOWN = new Set([
  ...IN_SECONDS,
  'public',
  'private',
  'no-cache',
  'no-store',
  'no-transform',
  'must-revalidate',
  'must-understand',
  'proxy-revalidate',
  'immutable',
]);
/** Others are for caches that know them; one that is so near to a known one is mistyped. */
const MOST_TYPOS = 2;

const DIRECTIVE = String.raw`[a-z][a-z-]*(?:=(?:[\w.+-]+|"[^"\x00-\x1f\x7f-\uffff]*"))?`;
const HEADER = new RegExp(`^${DIRECTIVE}(?: *, *${DIRECTIVE})*$`, 'i');

/** A value of the header Cache-Control. */
export const cacheControl: Kind<string> = (text, {fail}) => {
  const wanted = 'must be a value of the header Cache-Control';
  if (!HEADER.test(text)) return fail(wanted);
  const names = [];
  for (const [directive] of text.matchAll(new RegExp(DIRECTIVE, 'gi'))) {
    const [name = '', value = ''] = directive.toLowerCase().split('=');
    if (IN_SECONDS.includes(name) && !/^\d+$/.test(value)) {
      return fail(`must give ${name} as a number of seconds`);
    }
    const guess = KNOWN.has(name) ? '' : closest(name, KNOWN, MOST_TYPOS);
    if (guess) return fail(`has a directive that caches do not know; did you mean ${guess}?`);
    names.push(name);
  }
  return names.some((name) => KNOWN.has(name)) ? text : fail(wanted);
};
