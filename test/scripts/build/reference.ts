/**
 * Writes what the documents say of the sources, after a build: `.env.example`, and in README.md what
 * stands between `<!-- generated: NAME -->` and `<!-- end -->`. With `--check` it only compares.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import {envExample} from './env-example.js';
import manifest from '../../../package.json' with {type: 'json'};
import {elementTables, filesTable, variablesTable} from './reference-tables.js';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const BLOCKS: Record<string, () => string> = {
  files: () => filesTable(JSON.parse(read('dist/sri.json'))),
  variables: variablesTable,
  ...elementTables(),
};

const documents: Record<string, string> = {
  '.env.example': envExample(),
  'README.md': await readme(),
};

for (const [path, text] of Object.entries(documents)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(new URL(path, root), text);
  } else if (read(path) !== text) {
    console.error(`${path} is not what the sources say; run npm run build && npm run reference`);
    process.exitCode = 1;
  }
}

async function readme(): Promise<string> {
  const unused = new Set(Object.keys(BLOCKS));
  const text = read('README.md').replaceAll(
    /(<!-- generated: (\S+) -->\n).*?(?=<!-- end -->)/gs,
    (_, marker: string, name: string) => {
      if (!unused.delete(name)) throw new Error(`README.md: no such block, or twice: ${name}`);
      return `${marker}\n${BLOCKS[name]!()}\n\n`;
    },
  );
  if (unused.size) throw new Error(`README.md: no <!-- generated: ${[...unused].join(', ')} -->`);
  // Of the consoles that show it.
  const current = text.replaceAll(
    /(?<=elytra-status --version\n|elytra-status (?=\S+, Node))\d+\.\d+\.\d+\S*?(?=\n|, Node)/g,
    manifest.version,
  );
  const options = await resolveConfig(new URL('README.md', root));
  return format(current, {...options, parser: 'markdown'});
}
