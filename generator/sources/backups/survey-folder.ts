import type {Dirent, Stats} from 'node:fs';
import {opendir, stat} from 'node:fs/promises';
import {FILE_READ_REMEDIES} from '../../errors/remedies.js';
import {ReadError} from '../../errors/read-error.js';
import {errorCode} from '../../io/error-code.js';
import type {OwnFiles} from './own-files.js';
import type {Survey} from './survey.js';

/** A file that changed so recently is still being written. */
const IN_PROGRESS = 60_000; // ms
/** Not ASCII. In latin1, as names are read, every byte is one character. */
const FOREIGN = /[^\0-\x7f]/;

export interface FolderSearch {
  path: string;
  maxObjects: number;
  /** Whether a folder below, by its path, is looked into. */
  enters: (path: string) => boolean;
  own: OwnFiles;
}

/**
 * Takes the files in the folder and those below it.
 *
 * @throws {ReadError} if a folder cannot be read or there are more than `maxObjects` files
 */
export async function surveyFolder(
  survey: Survey,
  {path: root, maxObjects, enters, own}: FolderSearch,
  {signal, now}: {signal: AbortSignal; now: number},
): Promise<void> {
  let listed = 0;

  const visit = async (folder: string): Promise<void> => {
    for await (const entry of await opendir(onDisk(root, folder), {encoding: 'latin1'})) {
      if (signal.aborted) {
        throw new ReadError('backupUnreadable', 'the folder took too long to read');
      }
      const bytes = folder ? `${folder}/${entry.name}` : entry.name;
      const path = decoded(bytes);
      if (entry.isDirectory()) {
        if (enters(path)) await visit(bytes).catch(ignoreMissing);
        continue;
      }
      if (++listed > maxObjects) {
        throw new ReadError('backupCut', `more than ${maxObjects} files`, {
          remedy: 'name a folder further down, or raise BACKUP_MAX_OBJECTS',
        });
      }
      await take(entry, bytes, path);
    }
  };

  const take = async (entry: Dirent, bytes: string, path: string): Promise<void> => {
    const isLink = entry.isSymbolicLink();
    const place = onDisk(root, bytes);
    if (isLink && (await followed(place))?.isDirectory()) {
      survey.leftOut.folderLink++;
      return;
    }
    const name = path.slice(path.lastIndexOf('/') + 1);
    const mayBeOwn = own.mayHave(name, isLink);
    if (mayBeOwn) {
      const file = await followed(place);
      if (file && (await own.has(place, file))) {
        survey.leftOut.own++;
        return;
      }
    }
    const verdict = survey.judge(path);
    const file = verdict && (await followed(place));
    if (!file?.isFile()) return;
    if (Math.abs(now - file.mtimeMs) < IN_PROGRESS) {
      survey.leftOut.inProgress++;
      return;
    }
    if (path.includes('\ufffd')) survey.oddNames++;
    survey.add(path, {time: file.mtimeMs, size: file.size, isStamp: verdict === 'stamp'});
  };

  try {
    await visit('');
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const code = errorCode(error);
    throw new ReadError('backupUnreadable', `the folder cannot be read (${code})`, {
      remedy: `${FILE_READ_REMEDIES[code] ?? 'let this user read it'} (it is named in BACKUPS)`,
    });
  }
}

/** A path for the system in the bytes that it gave: a name need not be UTF-8. */
const onDisk = (root: string, bytes: string): string | Buffer =>
  FOREIGN.test(bytes)
    ? Buffer.concat([Buffer.from(`${root}/`), Buffer.from(bytes, 'latin1')])
    : `${root}/${bytes}`;

const decoded = (bytes: string): string =>
  FOREIGN.test(bytes) ? Buffer.from(bytes, 'latin1').toString() : bytes;

const followed = (place: string | Buffer): Promise<Stats | null> =>
  stat(place).catch(ignoreMissing);

/** What retention removed meanwhile, or a link to nowhere, is no reason to give up. */
function ignoreMissing(error: unknown): null {
  if (['ENOENT', 'ELOOP'].includes(errorCode(error))) return null;
  throw error;
}
