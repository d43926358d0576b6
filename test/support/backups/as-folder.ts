import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {TestContext} from 'node:test';
import type {Listed} from './listed.js';

/** A folder with these files. They are as long as that, and take no room. */
export function asFolder(t: TestContext, files: readonly Listed[], {now}: {now: number}): string {
  const root = mkdtempSync(join(tmpdir(), 'elytra-backups-'));
  t.after(() => rmSync(root, {recursive: true}));
  for (const {path, size, age} of files) {
    const file = join(root, path);
    mkdirSync(dirname(file), {recursive: true});
    const handle = openSync(file, 'w');
    ftruncateSync(handle, size);
    closeSync(handle);
    const time = now / 1000 - age;
    utimesSync(file, time, time);
  }
  return root;
}
