import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const TESTS = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['browser', 'e2e', 'system', 'scripts/stories'];

const MEASURES =
  /getBoundingClientRect|\b(offset|client|scroll)(Width|Height)\b|layout-shift|\.screenshot\(/;
/** `card.ts` sets every page that mounts a card in the narrow font. */
const BRINGS_FONT = /\b(useFont\w*|readFont)\(|from '\.\/card\.js'/;
/** Photographed for people to look at, not compared. */
const LOOKED_AT = ['readme-picture', 'stories-sheet'].map((name) => `scripts/stories/${name}.ts`);

const measuring = FOLDERS.flatMap((folder) =>
  readdirSync(TESTS + folder, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
).filter(
  (file) => !LOOKED_AT.includes(file) && MEASURES.test(readFileSync(`${TESTS}${file}`, 'utf8')),
);

test('what measures layout brings its font', () => {
  assert.ok(measuring.length > 5, 'files that measure are found');
  const relying = measuring.filter((file) => {
    return !BRINGS_FONT.test(readFileSync(`${TESTS}${file}`, 'utf8'));
  });
  assert.deepEqual(
    relying,
    [],
    'they rely on the fonts of the machine: see support/browser/fonts.ts',
  );
});
