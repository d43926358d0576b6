import type {Stats} from 'node:fs';
import {
  lstat,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  type FileHandle,
} from 'node:fs/promises';
import {basename, dirname, join, resolve} from 'node:path';
import type {Status} from '../../embed/contract/status.js';
import {errorCode} from '../io/error-code.js';
import {writeFault} from '../errors/file-fault.js';
import {PublishError} from '../errors/publish-error.js';
import type {Outcome} from './outcome.js';
import {supersedes} from '../document/supersedes.js';

const DEFAULT_MODE = 0o644;
const MAX_LINKS = 40; // as Linux

/**
 * Replaces the file as a whole: a reader sees the old or the new document, also after a power cut.
 *
 * @throws {PublishError}
 */
export async function publishToFile(
  path: string,
  {status, body, now}: {status: Status; body: string; now: number},
): Promise<Outcome> {
  const file = await followLinks(path);
  // One name, not one per process: a killed run leaves at most this, and the next run takes it over.
  const temporary = join(dirname(file), `.${basename(file)}.tmp`);
  try {
    const standing = await readFile(file, 'utf8').catch(ignoreMissing);
    if (!supersedes(status, standing, now)) return 'newer stands';
    await writeDurably(temporary, body, await stat(file).catch(ignoreMissing));
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => {});
    throw new PublishError(writeFault(error, file), {cause: error});
  }
  if ((await readFile(path, 'utf8').catch(() => null)) !== body) {
    throw new PublishError({
      what: 'the file does not hold what was written',
      remedy: 'see whether something else writes it',
    });
  }
  return 'published';
}

/** With the mode and, as far as this user may, the owner of what it replaces. */
async function writeDurably(path: string, body: string, replaced: Stats | null): Promise<void> {
  const mode = (replaced?.mode ?? DEFAULT_MODE) & 0o7777;
  await rm(path, {force: true});
  const handle = await open(path, 'wx', mode);
  try {
    if (replaced) await giveTo(replaced, handle);
    await handle.chmod(mode); // the umask does not apply to what the world shall read
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Who is not root may give it to a group of its own alone, or to nobody. */
const giveTo = ({uid, gid}: Stats, handle: FileHandle) =>
  handle
    .chown(uid, gid)
    .catch(() => handle.chown(-1, gid))
    .catch(() => {});

/** Not every file system can; the rename is done either way. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

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

function ignoreMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}
