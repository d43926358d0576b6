/** The last step of `npm run build`: what only an earlier version had must not be packed. */
import {readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
const begun = join(dist, '.begun');
const {mtimeMs} = statSync(begun);
for (const name of readdirSync(dist, {recursive: true})) {
  const path = join(dist, name);
  const entry = statSync(path);
  if (entry.isFile() && entry.mtimeMs < mtimeMs) rmSync(path);
}
rmSync(begun);
