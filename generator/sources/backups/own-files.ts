import type {Stats} from 'node:fs';
import {realpath, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import type {Location} from '../../config/location.js';

/**
 * The files among these places, under whatever name they are met: links and mounts give one file
 * several. They are looked up when the first one is met that may be one of them, since the folder of a
 * target may be one that does not answer.
 */
export class OwnFiles {
  readonly #paths: string[];
  readonly #names: ReadonlySet<string>;
  #known: Promise<ReadonlySet<string>> | undefined;

  constructor(places: readonly Location[]) {
    this.#paths = places.flatMap((place) => (place.kind === 'file' ? [place.path] : []));
    this.#names = new Set(this.#paths.map((path) => basename(path)));
  }

  /** Whether a file must be looked up; by its name, most need not. */
  mayHave(name: string, isLink: boolean): boolean {
    return this.#paths.length > 0 && (isLink || this.#names.has(name));
  }

  async has(path: string | Buffer, file: Stats): Promise<boolean> {
    this.#known ??= lookUp(this.#paths);
    const known = await this.#known;
    return known.has(identity(file)) || known.has(await realpath(path).catch(() => ''));
  }
}

/** By identity, and by path too, because a publisher elsewhere may replace one at any moment. */
async function lookUp(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const known = await Promise.all(
    paths.map(async (path) => {
      const folder = await realpath(dirname(path)).catch(() => dirname(path));
      const file = await stat(path).catch(() => null);
      const real = await realpath(path).catch(() => '');
      return [join(folder, basename(path)), ...(file ? [identity(file), real] : [])];
    }),
  );
  return new Set(known.flat());
}

const identity = ({dev, ino}: Stats) => `${dev}:${ino}`;
