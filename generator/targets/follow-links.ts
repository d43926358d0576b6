import {lstat, readlink, realpath} from 'node:fs/promises';
import {basename, dirname, join, resolve} from 'node:path';
import {writeFault} from '../errors/file-fault.js';
import {PublishError} from '../errors/publish-error.js';

const MAX_LINKS = 40; // as Linux

/**
 * The file behind symbolic links, also where it does not exist yet.
 *
 * @throws {PublishError} if they lead round in a circle
 */
export async function followLinks(path: string): Promise<string> {
  let file = path;
  for (let links = 0; links < MAX_LINKS; links++) {
    // A relative link is meant from where its folder really is.
    const folder = await realpath(dirname(file)).catch(() => dirname(file));
    file = join(folder, basename(file));
    const entry = await lstat(file).catch(() => null);
    if (!entry?.isSymbolicLink()) return file;
    file = resolve(folder, await readlink(file));
  }
  throw new PublishError(writeFault({code: 'ELOOP'}, path));
}
