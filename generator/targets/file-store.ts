import type {BigIntStats} from 'node:fs';
import {rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {readFault, writeFault} from '../errors/file-fault.js';
import {PublishError} from '../errors/publish-error.js';
import {readRegularFile, statRegularFile} from '../io/read-regular-file.js';
import {followLinks} from './follow-links.js';
import {isUnchanged, MAX_STANDING, type Content, type Standing, type Store} from './store.js';
import {removeLeftovers, temporaryFor} from './temporary-file.js';
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
      const found = await readRegularFile(file, MAX_STANDING);
      return found
        ? {is: 'present', body: found.text, version: versionOf(found.stats)}
        : {is: 'absent'};
    } catch (error) {
      throw new PublishError(readFault(error, file), {cause: error});
    }
  }

  async write({body, isPrivate}: Content, over: Standing | null): Promise<'written' | 'changed'> {
    const file = await followLinks(this.#path);
    await removeLeftovers(file);
    const temporary = temporaryFor(file);
    try {
      const replaced = await statRegularFile(file);
      await writeDurably(temporary, body, {
        replaced: replaced && {path: file, stats: replaced},
        isPrivate,
      });
      if (over && !isUnchanged(over, standingOf(await statRegularFile(file)))) {
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
}

/** Without its text. */
const standingOf = (stats: BigIntStats | null): Standing =>
  stats ? {is: 'present', body: '', version: versionOf(stats)} : {is: 'absent'};

const versionOf = ({dev, ino, size, mtimeNs}: BigIntStats) => [dev, ino, size, mtimeNs].join(':');
