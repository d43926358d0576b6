import type {Kind} from './kind.js';
import {parseLocation, type Location} from './location.js';
import {splitWords} from './split-words.js';

export interface NamedLocation {
  name: string;
  location: Location;
}

/** Where the next entry begins behind a comma, or a word ends with one. */
const COMMA = /[,;](?=\s|$|[a-z][a-z0-9-]*=(?:s3|file):)/g;

/** A list of `name=location`; entries that are wrong are left out. */
export const locations: Kind<NamedLocation[]> = (text, {fail}) => {
  const found = new Map<string, Location>();
  const spaced = text.replace(COMMA, ' ');
  if (spaced !== text) {
    fail('must have spaces between its entries, not commas; a comma in a location is written %2C');
  }
  for (const [index, word] of splitWords(spaced).entries()) {
    const [, name = '', rest = ''] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    const location = parseLocation(rest);
    const entry = index + 1;
    if (!/^[a-z][a-z0-9-]*$/.test(name) || /(^|-)file$/.test(name)) {
      fail('must be name=location, with a name of a-z, 0-9 and "-" that does not end in "file"', {
        entry,
      });
    } else if (!location) {
      fail('must have s3://bucket/key or file:/absolute/path as its location', {entry});
    } else if (found.has(name)) {
      fail('has the name of another entry; give each a different one', {entry});
    } else {
      found.set(name, location);
    }
  }
  return [...found].map(([name, location]) => ({name, location}));
};
