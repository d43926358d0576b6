import type {BigIntStats} from 'node:fs';
import {readFile, rename, rm, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {writeFault} from '../errors/file-fault.js';
import {PublishError} from '../errors/publish-error.js';
import {errorCode} from '../io/error-code.js';
import {followLinks} from './follow-links.js';
import {isUnchanged, type Content, type Standing, type Store} from './store.js';
import {syncFolder, writeDurably} from './write-durably.js';

/**
 * The place of one file. It is replaced as a whole: a reader sees the old or the new one, also after a power
 * cut.
 */
export class FileStore implements Store {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async read(): Promise<Standing> {
    const file = await followLinks(this.#path);
    try {
      const stats = await statOf(file);
      if (!stats) return {is: 'absent'};
      return {is: 'present', body: await readFile(file, 'utf8'), version: versionOf(stats)};
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return {is: 'absent'}; // since a moment ago
      throw new PublishError(writeFault(error, file), {cause: error});
    }
  }

  async write({body}: Content, over: Standing | null): Promise<'written' | 'changed'> {
    const file = await followLinks(this.#path);
    // One name, not one per process: a killed run leaves at most this, and the next run takes it over.
    const temporary = join(dirname(file), `.${basename(file)}.tmp`);
    try {
      await writeDurably(temporary, body, await statOf(file));
      if (over && !isUnchanged(over, await this.#look(file))) {
        await rm(temporary);
        return 'changed';
      }
      await rename(temporary, file);
      await syncFolder(dirname(file));
      return 'written';
    } catch (error) {
      await rm(temporary, {force: true}).catch(() => {});
      throw new PublishError(writeFault(error, file), {cause: error});
    }
  }

  /** Without its text. */
  async #look(file: string): Promise<Standing> {
    const stats = await statOf(file);
    return stats ? {is: 'present', body: '', version: versionOf(stats)} : {is: 'absent'};
  }
}

const statOf = (file: string): Promise<BigIntStats | null> =>
  stat(file, {bigint: true}).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });

const versionOf = ({dev, ino, size, mtimeNs}: BigIntStats) => [dev, ino, size, mtimeNs].join(':');
