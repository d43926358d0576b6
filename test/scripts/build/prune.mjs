/** The last step of `npm run build`: what only an earlier version had must not be packed. */
import {readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
const begun = join(dist, '.begun');
/** Undefined: gone, because another build has ended meanwhile. */
const changedAt = (path) => statSync(path, {throwIfNoEntry: false})?.mtimeMs;

const start = changedAt(begun) ?? 0;
for (const entry of readdirSync(dist, {recursive: true, withFileTypes: true})) {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile() && changedAt(path) < start) rmSync(path, {force: true});
}
rmSync(begun, {force: true});
