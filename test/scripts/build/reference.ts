/**
 * Writes what the documents say of the sources, after a build: `.env.example`, and in each document what
 * is between `<!-- generated: NAME -->` and `<!-- end -->`. With `--check` it only compares.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import {envExample} from './env-example.js';
import manifest from '../../../package.json' with {type: 'json'};
import {DOCUMENTS} from '../../support/repository/documents.js';
import {
  cdnSnippet,
  elementTables,
  filesTable,
  variablesTable,
  type Hashes,
} from './reference-tables.js';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const hashes: Hashes = JSON.parse(read('dist/sri.json'));
const BLOCKS: Record<string, () => string> = {
  snippet: () => cdnSnippet(manifest.version, hashes),
  files: () => filesTable(hashes),
  variables: variablesTable,
  ...elementTables(),
};

const unused = new Set(Object.keys(BLOCKS));
const files: Record<string, string> = {'.env.example': envExample()};
for (const path of DOCUMENTS) files[path] = await currentText(path);
if (unused.size) throw new Error(`No document has <!-- generated: ${[...unused].join(', ')} -->`);

for (const [path, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(new URL(path, root), text);
  } else if (read(path) !== text) {
    console.error(`${path} is not what the sources say; run npm run build && npm run reference`);
    process.exitCode = 1;
  }
}

/** A document with its generated blocks, and the version in the consoles that show it, as they are now. */
async function currentText(path: string): Promise<string> {
  const text = read(path)
    .replaceAll(
      /(<!-- generated: (\S+) -->\n).*?(?=<!-- end -->)/gs,
      (_, marker: string, name: string) => {
        if (!Object.hasOwn(BLOCKS, name)) throw new Error(`${path}: no such block: ${name}`);
        unused.delete(name);
        return `${marker}\n${BLOCKS[name]!()}\n\n`;
      },
    )
    .replaceAll(
      /(?<=elytra-status --version\n|elytra-status (?=\S+, Node))\d+\.\d+\.\d+\S*?(?=\n|, Node)/g,
      manifest.version,
    );
  const options = await resolveConfig(new URL(path, root));
  return format(text, {...options, parser: 'markdown'});
}
