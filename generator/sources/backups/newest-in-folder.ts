import {opendir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {BackupFilter} from './filter.js';
import type {BackupObject} from '../reading.js';
import {FILE_READ_REMEDIES} from '../../errors/remedies.js';
import {ReadError} from '../../errors/read-error.js';
import {errorCode} from '../../io/error-code.js';

/** A file that changed so recently is still being written. */
const IN_PROGRESS = 60_000; // ms
const UNFINISHED = /^\.|\.(part|tmp)$/;
/** Of the file system itself, and closed to all but root. */
const LOST_AND_FOUND = 'lost+found';

export interface FolderSearch {
  path: string;
  maxObjects: number;
  isBackup: BackupFilter;
}

/**
 * The newest finished file by modification time, in the folder and those below it, or null.
 *
 * @throws {ReadError} if a folder cannot be read or there are more than `maxObjects` files
 */
export async function newestInFolder(
  {path: root, maxObjects, isBackup}: FolderSearch,
  {signal, now}: {signal: AbortSignal; now: number},
): Promise<BackupObject | null> {
  let newest: BackupObject | null = null;
  let listed = 0;
  const visit = async (folder: string): Promise<void> => {
    for await (const entry of await opendir(join(root, folder))) {
      if (signal.aborted)
        throw new ReadError('backupUnreadable', 'the folder took too long to read');
      if (UNFINISHED.test(entry.name) || entry.name === LOST_AND_FOUND) continue;
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        await visit(path).catch(ignoreMissing);
        continue;
      }
      if (++listed > maxObjects) {
        throw new ReadError('backupCut', `more than ${maxObjects} files`, {
          remedy: 'name a folder further down, or raise BACKUP_MAX_OBJECTS',
        });
      }
      if (!isBackup(path)) continue;
      const file = await stat(join(root, path)).catch(ignoreMissing);
      if (!file?.isFile() || Math.abs(now - file.mtimeMs) < IN_PROGRESS) continue;
      if (!newest || file.mtimeMs > newest.time) newest = {time: file.mtimeMs, size: file.size};
    }
  };
  try {
    await visit('');
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const code = errorCode(error);
    throw new ReadError('backupUnreadable', `the folder cannot be read (${code})`, {
      remedy: `${FILE_READ_REMEDIES[code] ?? 'let this user read it'} (BACKUPS)`,
    });
  }
  return newest;
}

/** What retention removed meanwhile, or a link to nowhere, is no reason to give up. */
function ignoreMissing(error: unknown): null {
  if (['ENOENT', 'ELOOP'].includes(errorCode(error))) return null;
  throw error;
}
