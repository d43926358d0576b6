/**
 * A step of `npm run build`: gives each file for a script tag a second name that never changes its
 * content, `elytra-status-1.2.3.js` beside `elytra-status.js`, and writes the hashes to `dist/sri.json`.
 */
import {createHash} from 'node:crypto';
import {copyFileSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {parse} from 'node:path/posix';

const dist = new URL('../../../dist/', import.meta.url);
const {version} = JSON.parse(readFileSync(new URL('../package.json', dist), 'utf8'));

const languages = readdirSync(new URL('../embed/lang/', dist)).map((it) =>
  it.replace('.ts', '.js'),
);
const files = [
  'elytra-status.js',
  'elytra-status-page.js',
  'reserve.css',
  ...languages.sort().map((it) => `lang/${it}`),
];
const hashes = {};
for (const file of files) {
  const {dir, name, ext} = parse(file);
  const immutable = `${dir && `${dir}/`}${name}-${version}${ext}`;
  copyFileSync(new URL(file, dist), new URL(immutable, dist));
  const digest = createHash('sha384').update(readFileSync(new URL(file, dist)));
  hashes[file] = {immutable, integrity: `sha384-${digest.digest('base64')}`};
}
writeFileSync(new URL('sri.json', dist), `${JSON.stringify(hashes, null, 2)}\n`);
