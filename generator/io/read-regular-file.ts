import {constants, type BigIntStats} from 'node:fs';
import {lstat, open} from 'node:fs/promises';
import {errorCode} from './error-code.js';

export interface RegularFile {
  /** Cut where it is longer than was asked for. */
  text: string;
  /** Of before it was read. */
  stats: BigIntStats;
}

/**
 * The file at a path without links; null if nothing is there. What is not a regular file is refused before it
 * is opened: who opens a pipe waits for its other end, and such a wait cannot be ended.
 *
 * @throws with the system's code, or `ENOTREGULAR`
 */
export async function readRegularFile(path: string, maxSize: number): Promise<RegularFile | null> {
  const found = await statRegularFile(path);
  if (!found) return null;
  // It may have been replaced by something else since.
  const {O_RDONLY, O_NONBLOCK, O_NOFOLLOW} = constants;
  const handle = await open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW).catch(ignoreMissing);
  if (!handle) return null;
  try {
    const stats = await handle.stat({bigint: true});
    refuseIrregular(stats);
    const buffer = Buffer.allocUnsafe(Math.min(Number(stats.size), maxSize));
    let length = 0;
    while (length < buffer.length) {
      const {bytesRead} = await handle.read(buffer, length);
      if (!bytesRead) break;
      length += bytesRead;
    }
    return {text: buffer.toString('utf8', 0, length), stats};
  } finally {
    await handle.close();
  }
}

/** As `readRegularFile`, without its text. */
export async function statRegularFile(path: string): Promise<BigIntStats | null> {
  const stats = await lstat(path, {bigint: true}).catch(ignoreMissing);
  if (stats) refuseIrregular(stats);
  return stats;
}

function refuseIrregular(stats: BigIntStats): void {
  if (stats.isFile()) return;
  const code = stats.isDirectory() ? 'EISDIR' : 'ENOTREGULAR';
  throw Object.assign(new Error('not a regular file'), {code});
}

function ignoreMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}
