import {open, type FileHandle} from 'node:fs/promises';
import {errorCode} from '../io/error-code.js';
import {copyAttributes, type Replaced} from './copy-attributes.js';

const DEFAULT_MODE = 0o644;
const PRIVATE_MODE = 0o600;

/** Nothing that makes a file of ours run with somebody's rights is taken over. */
const PERMISSIONS = 0o777;

/** A new file, with the mode and, as far as this user may, the owner of what it replaces. */
export async function writeDurably(
  path: string,
  body: string,
  {replaced, isPrivate}: {replaced: Replaced | null; isPrivate?: boolean},
): Promise<void> {
  const mode = isPrivate
    ? PRIVATE_MODE
    : Number(replaced?.stats.mode ?? DEFAULT_MODE) & PERMISSIONS;
  const handle = await open(path, 'wx', mode);
  try {
    if (replaced) {
      await copyAttributes(replaced, path);
      await giveTo(handle, Number(replaced.stats.uid), Number(replaced.stats.gid));
    }
    // The umask does not apply to what everybody is to read.
    await handle.chmod(mode).catch(ignoreUnable);
    await handle.writeFile(body);
    await handle.sync().catch(ignoreUnable);
  } finally {
    await handle.close();
  }
}

/** Who is not root may give it to a group of its own alone, or to nobody. */
const giveTo = (handle: FileHandle, uid: number, gid: number) =>
  handle
    .chown(uid, gid)
    .catch(() => handle.chown(-1, gid))
    .catch(() => {});

/** Not every file system can; the rename is done either way. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/** Some file systems have neither modes nor anything to wait for: FAT, shares of Windows, some of FUSE. */
function ignoreUnable(error: unknown): void {
  const codes = ['EPERM', 'EACCES', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];
  if (!codes.includes(errorCode(error))) throw error;
}
