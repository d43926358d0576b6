import picomatch from 'picomatch';
import {isArchive, markOf, type Mark} from './marks.js';

/** `stamp`: named by an include, and proof by its time alone, however small. */
export type FilterVerdict = 'backup' | 'stamp' | 'filtered' | 'folder' | Mark['reason'];

/**
 * Whether a key or path, relative to its location, can be a backup: it matches an include (if there
 * are any) and no exclude, and nothing marks it as something else, unless the include spells that
 * mark: `*.manifest`, or the whole name. A glob without a slash is matched with the file name alone,
 * which is `name` where the location ends within it.
 */
export type BackupFilter = (path: string, name?: string) => FilterVerdict;

export function createBackupFilter(
  include: readonly string[],
  exclude: readonly string[],
): BackupFilter {
  const includes = include.map((glob) => createGlob(glob));
  const excludes = exclude.map((glob) => createGlob(glob, {dot: true})); // with its hidden files
  return (path, name = path.slice(path.lastIndexOf('/') + 1)) => {
    if (name === '') return 'folder';
    const mark = markOf(path, name);
    const included = includes.filter((glob) => glob.matches(path, name));
    if (mark && !included.some((glob) => glob.spells(mark.text))) return mark.reason;
    if (include.length && !included.length) return 'filtered';
    if (excludes.some((glob) => glob.matches(path, name))) return 'filtered';
    const isNamed = mark !== undefined || included.some((glob) => glob.isWhole);
    return isNamed && !isArchive(name) ? 'stamp' : 'backup';
  };
}

/** A folder that is marked is entered only where an include spells it. */
export const entersFolder = (path: string, include: readonly string[]): boolean => {
  const mark = markOf(`${path}/`, '');
  return !mark || include.some((glob) => spells(glob, mark.text));
};

/** As a word: `*.{log,sums}` spells `.log`, `books*` does not spell `.ok`. */
function spells(glob: string, text: string): boolean {
  if (text.length === 1) return glob.includes(text);
  const word = text.replace(/^\./, '').replace(/[^\w]/g, '\\$&');
  return new RegExp(`(?<![a-z\\d])${word}(?![a-z\\d])`, 'i').test(glob);
}

function createGlob(glob: string, options?: picomatch.PicomatchOptions) {
  const test = picomatch(glob, options);
  const ofPath = glob.includes('/');
  return {
    matches: (path: string, name: string) => test(ofPath ? path : name),
    spells: (text: string) => spells(glob, text),
    isWhole: !/[*?[\]{}()!]/.test(glob),
  };
}
