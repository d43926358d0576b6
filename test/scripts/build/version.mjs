/** Run by `npm version`: writes the new version to where the two scripts of a page know each other by it. */
import {readFileSync, writeFileSync} from 'node:fs';

const file = new URL('../../../embed/text/version.ts', import.meta.url);
const {version} = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);
writeFileSync(file, readFileSync(file, 'utf8').replace(/'.*'/, `'${version}'`));
