import {formatDuration, parseDuration, parseSize} from '../text/quantities.js';
import type {Kind} from './kind.js';
import {splitWords} from './split-words.js';

/** Anything. */
export const text: Kind<string> = (given) => given;

/** What is kept to itself, and may be a whole sentence. */
export const passphrase: Kind<string> = (given, {fail}) =>
  /\p{Cc}/u.test(given) ? fail('must not have line breaks or other control characters') : given;

/** A part of a key that travels in a header, which has ASCII characters only. */
export const token: Kind<string> = (given, {fail}) =>
  /^[\x21-\x7e]+$/.test(given)
    ? given
    : fail('must be one word of ASCII characters, without spaces or line breaks');

/** It becomes a part of a host name. */
export const region: Kind<string> = (given, {fail}) =>
  /^[\w-]+$/.test(given) ? given : fail('must be the name of a region');

/** Globs with spaces between them. */
export const globs: Kind<string[]> = (given, {warn}) => {
  if (given.replace(/\{[^}]*\}|\[[^\]]*\]/g, '').includes(',')) {
    warn(
      'has a comma, so only names with a comma match',
      'separate globs by spaces, or write alternatives as {a,b}',
    );
  }
  return splitWords(given);
};

export const oneOf =
  <W extends string>(...allowed: readonly W[]): Kind<W> =>
  (given, {fail}) =>
    allowed.find((word) => word === given) ?? fail(`must be ${either(allowed)}`);

/** Some of these words, each of them once. */
export const someOf =
  <W extends string>(allowed: readonly W[]): Kind<W[]> =>
  (given, {fail}) => {
    const isAllowed = (word: string): word is W => (allowed as readonly string[]).includes(word);
    const chosen = [...new Set(splitWords(given))];
    return chosen.every(isAllowed)
      ? chosen
      : fail(`must be some of ${allowed.join(' ')}, separated by spaces`);
  };

/** `1`, or `0` for no. */
export const flag: Kind<boolean> = (given, {fail}) =>
  given === '1' || (given === '0' ? false : fail('must be 1, or not set'));

/** A whole number above 0. */
export const count: Kind<number> = (given, {fail}) =>
  /^[1-9]\d{0,8}$/.test(given) ? Number(given) : fail('must be a whole number above 0');

/** Bytes. */
export const size: Kind<number> = (given, {fail}) =>
  parseSize(given) ?? fail('must be a number of bytes, or a number with k, M or G');

/** Milliseconds, more than 0. */
export const duration =
  ({most = Infinity} = {}): Kind<number> =>
  (given, {fail}) => {
    const value = parseDuration(given);
    if (!value) return fail('must be a duration: a number with ms, s, m, h or d');
    return value <= most ? value : fail(`must be at most ${formatDuration(most)}`);
  };

/** An IANA time zone. */
export const timeZone: Kind<string> = (given, {fail}) => {
  try {
    Intl.DateTimeFormat('en', {timeZone: given});
    return given;
  } catch {
    return fail('is not an IANA time zone');
  }
};

/** What Uptime Kuma takes as the slug of a status page. */
export const slug: Kind<string> = (given, {fail}) =>
  /^[\w-]+$/.test(given)
    ? given
    : fail('must be the slug alone, the last part of the address of the status page');

/** Ids of monitors, each of them once; `all` for `*`. */
export const monitorIds: Kind<'all' | string[]> = (given, {fail}) => {
  const ids = [...new Set(splitWords(given))];
  if (ids.join(' ') === '*') return 'all';
  return ids.every((id) => /^[1-9]\d*$/.test(id))
    ? ids
    : fail('must be numbers separated by spaces, or * for all');
};

const either = (allowed: readonly string[]) =>
  allowed.length === 1 ? allowed[0]! : `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
