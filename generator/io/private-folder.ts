import {lstatSync, mkdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const OTHERS = 0o077;

/**
 * A folder of the machine that only this user can enter, the same one whatever the environment says; it is made
 * where there is none. Null where another user has taken its name, or none can be made.
 */
export function privateFolder(): string | null {
  const uid = process.geteuid?.();
  if (uid === undefined) return null;
  const temporary = process.platform === 'linux' ? '/tmp' : tmpdir();
  const folders = [join(temporary, `elytra-status-${uid}`)];
  if (uid === 0) folders.unshift('/run/elytra-status');
  return folders.find((folder) => isPrivate(folder, uid)) ?? null;
}

/** Makes it where nothing is there. */
export function isPrivate(folder: string, uid: number): boolean {
  try {
    mkdirSync(folder, {mode: 0o700});
  } catch {
    // There is one, or there can be none.
  }
  const entry = lstatSync(folder, {throwIfNoEntry: false});
  return !!entry?.isDirectory() && entry.uid === uid && (entry.mode & OTHERS) === 0;
}
