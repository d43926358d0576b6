import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BUILD = 'test/scripts/build';

test('a build leaves what stands until its end, and then removes what is no longer made', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'elytra-build-'));
  t.after(() => rmSync(root, {recursive: true}));
  const step = (name: string) => {
    cpSync(join(ROOT, BUILD, name), join(root, BUILD, name));
    execFileSync(process.execPath, [join(root, BUILD, name)]);
  };
  const dist = join(root, 'dist');
  mkdirSync(join(dist, 'bin'), {recursive: true});
  const old = ['bin/elytra-status.js', 'gone.js'];
  for (const path of old) {
    writeFileSync(join(dist, path), '');
    utimesSync(join(dist, path), 0, 0);
  }
  const standing = () => readdirSync(dist, {recursive: true, encoding: 'utf8'}).sort();

  step('begin.mjs');
  assert.deepEqual(standing(), ['.begun', 'bin', ...old]);
  writeFileSync(join(dist, 'bin/elytra-status.js'), '');
  step('prune.mjs');
  assert.deepEqual(standing(), ['bin', 'bin/elytra-status.js']);
});
