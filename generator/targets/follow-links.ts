import type {Stats} from 'node:fs';
import {lstat, readlink} from 'node:fs/promises';
import {dirname, isAbsolute, join, parse, sep} from 'node:path';
import {writeFault} from '../errors/file-fault.js';
import {PublishError} from '../errors/publish-error.js';

const MAX_LINKS = 40; // as Linux
const STICKY = 0o1000;

/**
 * The file behind symbolic links, also where it does not exist yet.
 *
 * Links of this user and of root are followed. One of another user only from a folder that is that user's, to
 * what is that user's: else whoever may write into a target's folder could have any file of ours replaced.
 *
 * @throws {PublishError} if a link is not to be followed, or they lead round in a circle
 */
export async function followLinks(path: string): Promise<string> {
  const {root} = parse(path);
  const rest = partsOf(path.slice(root.length));
  const strangers = new Set<number>();
  let at = root;
  let links = 0;
  while (rest.length) {
    const name = rest.shift()!;
    const next = join(at, name);
    const entry = await lookAt(next);
    if (!entry) return checked(join(next, ...rest), strangers);
    if (!entry.isSymbolicLink()) {
      at = next;
      continue;
    }
    if (++links > MAX_LINKS) throw new PublishError(writeFault({code: 'ELOOP'}, path));
    if (!isOurs(entry.uid)) {
      const folder = await lookAt(at);
      if (folder?.uid !== entry.uid || folder.mode & STICKY) throw refused(next);
      strangers.add(entry.uid);
    }
    const to = await readlink(next);
    if (isAbsolute(to)) at = parse(to).root;
    rest.unshift(...partsOf(to));
  }
  return checked(at, strangers);
}

const partsOf = (path: string) => path.split(sep).filter(Boolean);

/** Null: nothing is there, or it may not be looked at; who opens it will know. */
const lookAt = (path: string): Promise<Stats | null> => lstat(path).catch(() => null);

const isOurs = (uid: number) => [0, process.geteuid?.() ?? 0].includes(uid);

/** What links of others lead to belongs to the same others. */
async function checked(file: string, strangers: ReadonlySet<number>): Promise<string> {
  if (!strangers.size) return file;
  for (const one of [await lookAt(dirname(file)), await lookAt(file)]) {
    if (one && (strangers.size > 1 || !strangers.has(one.uid))) throw refused(file);
  }
  return file;
}

const refused = (path: string) => new PublishError(writeFault({code: 'EFOREIGNLINK'}, path));
