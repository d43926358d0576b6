import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let copy: string;

before(() => {
  copy = mkdtempSync(join(tmpdir(), 'elytra-status-rooms-'));
  for (const path of [
    'embed',
    'generator',
    'stories',
    'test',
    'package.json',
    'tsconfig.json',
    '.oxlintrc.json',
  ]) {
    const filter = (from: string) => !from.startsWith(join(root, 'test/fixtures/'));
    cpSync(join(root, path), join(copy, path), {recursive: true, filter});
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
after(() => rmSync(copy, {recursive: true}));

/** What the linter says of the imports of these files. */
function lint(...files: string[]): string {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const {stdout} = spawnSync(process.execPath, [oxlint, ...files], {
    cwd: copy,
    encoding: 'utf8',
  });
  return stdout;
}

/** A file with one more import, each of which breaks one rule of the house. */
const VIOLATIONS: [what: string, file: string, from: string, complaint: RegExp][] = [
  ['text/ that imports', 'generator/text/closest.ts', 'node:fs', /text\/ is pure/],
  ['io/ that knows ours', 'generator/io/log.ts', '../config/config.js', /io\/ knows nothing/],
  ['errors/ that read', 'generator/errors/fault.ts', '../sources/reading.js', /rooms above/],
  ['config/ that judges', 'generator/config/headers.ts', '../rules/build.js', /rooms above/],
  ['sources/ that judge', 'generator/sources/gap.ts', '../rules/build.js', /rooms above/],
  ['outputs/ that publish', 'generator/outputs/outputs.ts', '../targets/publish.js', /rooms above/],
  ['rules/ that do I/O', 'generator/rules/build.ts', 'node:fs', /Rules are pure/],
  [
    "rules/ that see a source's inside",
    'generator/rules/build.ts',
    '../sources/backups/read.js',
    /Rules are pure/,
  ],
  [
    'targets/ that diagnose',
    'generator/targets/outcome.ts',
    '../diagnosis/finding.js',
    /rooms above/,
  ],
  [
    'diagnosis/ that commands',
    'generator/diagnosis/finding.ts',
    '../commands/ping.js',
    /rooms above/,
  ],
  [
    'rules/ with the look',
    'generator/rules/build.ts',
    '../../embed/card/view.js',
    /imports contract/,
  ],
  [
    'the element in the publisher',
    'generator/outputs/outputs.ts',
    '../../embed/define.js',
    /contract and/,
  ],
  [
    'contract/ that shows',
    'embed/contract/percent.ts',
    '../card/view.js',
    /contract\/ imports only/,
  ],
  ['contract/ with Lit', 'embed/contract/percent.ts', 'lit', /No Lit/],
  [
    'server/ with the element',
    'embed/server/server-card.ts',
    '../element/clock.js',
    /server\/ imports/,
  ],
  ['card/ with the element', 'embed/card/view.ts', '../element/clock.js', /card\/ imports only/],
  ['embed/ with Node', 'embed/text/format.ts', 'node:fs', /no Node/],
  ['embed/ with the publisher', 'embed/index.ts', '../generator/text/closest.js', /knows nothing/],
  [
    'the product with tests',
    'embed/card/view.ts',
    '../../test/support/documents/samples.js',
    /tests/,
  ],
  [
    'stories with scripts',
    'stories/card.stories.ts',
    '../test/scripts/suites/suites.mjs',
    /Stories/,
  ],
  [
    'tests with scripts',
    'test/node/io/log.test.ts',
    '../../scripts/suites/suites.mjs',
    /never import/,
  ],
];

test('the linter accepts every import of the house', () => {
  assert.match(lint('embed', 'generator', 'stories', 'test'), /Found 0 warnings and 0 errors/);
});

for (const [what, file, from, complaint] of VIOLATIONS) {
  test(`the linter refuses ${what}`, () => {
    const path = join(copy, file);
    const source = readFileSync(path, 'utf8');
    writeFileSync(path, `import '${from}';\n${source}`);
    assert.match(lint(file), complaint);
    writeFileSync(path, source);
  });
}

test('the linter refuses a circle, of types too', () => {
  const path = join(copy, 'generator/io/deadline.ts');
  const source = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    `import type {S3Config} from './circle.js';\n${source}\nexport type A = S3Config;`,
  );
  writeFileSync(
    join(copy, 'generator/io/circle.ts'),
    "import type {A} from './deadline.js';\nexport type S3Config = A;\n",
  );
  assert.match(lint('generator/io'), /cycle/);
  writeFileSync(path, source);
});
