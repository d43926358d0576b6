import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const RUNNER = fileURLToPath(new URL('../../scripts/suites/node-test.mjs', import.meta.url));

const GOOD = `import {test} from 'node:test'; test('is well', () => {});`;
const BAD = `import {test} from 'node:test'; test('is bad', () => { throw new Error('bad'); });`;
const SKIPPED = `import {test} from 'node:test'; test('is not run', {skip: true}, () => {});`;
/** Leaves a mark at the first try. */
const UNSTEADY = `
import {existsSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';
const mark = new URL(import.meta.url + '.mark');
test('is unsteady', () => {
  if (existsSync(mark)) return;
  writeFileSync(mark, '');
  throw new Error('once');
});`;

for (const [what, sources, CI, expected] of [
  ['passes, and is named, where one file fails once', [GOOD, UNSTEADY], 'true', 0],
  ['fails where a file fails twice', [GOOD, BAD], 'true', 1],
  ['fails where another file fails twice', [UNSTEADY, BAD], 'true', 1],
  ['fails where many files fail once', [UNSTEADY, UNSTEADY, UNSTEADY], 'true', 1],
  ['fails where another test is skipped', [UNSTEADY, SKIPPED], 'true', 1],
  ['fails at once at a desk', [GOOD, UNSTEADY], '', 1],
] as const) {
  test(`in CI a suite ${what}`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'elytra-second-try-'));
    t.after(() => rmSync(folder, {recursive: true}));
    for (const [index, source] of sources.entries())
      writeFileSync(join(folder, `${index}.test.ts`), source);
    // A runner below a runner would report to that one.
    const {NODE_TEST_CONTEXT: _, ...env} = process.env;
    const {code, out} = await new Promise<{code: number; out: string}>((resolve) =>
      execFile(process.execPath, [RUNNER, folder], {env: {...env, CI}}, (error, stdout, stderr) =>
        resolve({code: Number(error?.code ?? 0), out: stdout + stderr}),
      ),
    );
    assert.equal(code, expected, out);
    assert.equal(/^UNSTEADY, .+1\.test\.ts$/m.test(out), expected === 0, out);
  });
}
