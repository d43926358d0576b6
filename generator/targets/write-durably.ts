import type {BigIntStats} from 'node:fs';
import {open, rm, type FileHandle} from 'node:fs/promises';

const DEFAULT_MODE = 0o644;

/** With the mode and, as far as this user may, the owner of what it replaces. */
export async function writeDurably(
  path: string,
  body: string,
  replaced: BigIntStats | null,
): Promise<void> {
  const mode = Number(replaced?.mode ?? DEFAULT_MODE) & 0o7777;
  await rm(path, {force: true});
  const handle = await open(path, 'wx', mode);
  try {
    if (replaced) await giveTo(handle, Number(replaced.uid), Number(replaced.gid));
    await handle.chmod(mode); // the umask does not apply to what everybody is to read
    await handle.writeFile(body);
    await handle.sync();
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
