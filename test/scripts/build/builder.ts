/** `tsx test/scripts/build/builder.ts [FOLDER]`: the snippet builder as static files, from the package in `dist/`. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {builderFiles} from '../../support/browser/builder-files.js';

const [folder = 'out/builder'] = process.argv.slice(2);
for (const [path, content] of Object.entries(await builderFiles())) {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), content);
}
console.log(`The snippet builder is in ${folder}; any static host may serve it`);
