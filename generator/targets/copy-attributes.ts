import {execFile} from 'node:child_process';
import type {BigIntStats} from 'node:fs';

/** A file that a new one takes the place of. */
export interface Replaced {
  path: string;
  stats: BigIntStats;
}

const EVERYBODY_READS = 0o004n;

/**
 * Takes over the access list (POSIX ACL) of a file that not everybody may read: without it, a web server that
 * was let in by name is locked out. Node cannot, `cp` of GNU can; where there is none, nothing happens.
 */
export async function copyAttributes({path, stats}: Replaced, to: string): Promise<void> {
  if (process.platform !== 'linux' || stats.mode & EVERYBODY_READS) return;
  await new Promise<void>((resolve) => {
    const args = ['--attributes-only', '--preserve=mode', '--no-dereference', '--', path, to];
    execFile('cp', args, () => resolve());
  });
}
