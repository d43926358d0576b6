import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {isPrivate, privateFolder} from '../../../generator/io/private-folder.js';

test('is a folder that only this user can enter', async (t) => {
  const uid = process.geteuid!();
  const folder = await mkdtemp(join(tmpdir(), 'elytra-status-'));
  t.after(() => rm(folder, {recursive: true}));
  await mkdir(join(folder, 'open'), {mode: 0o755});
  await mkdir(join(folder, 'private'), {mode: 0o700});
  await symlink(join(folder, 'private'), join(folder, 'link'));

  assert.equal(isPrivate(join(folder, 'made'), uid), true);
  assert.equal(isPrivate(join(folder, 'private'), uid), true);
  assert.equal(isPrivate(join(folder, 'private'), uid + 1), false);
  assert.equal(isPrivate(join(folder, 'open'), uid), false);
  assert.equal(isPrivate(join(folder, 'link'), uid), false);
  assert.equal(isPrivate(join(folder, 'missing', 'folder'), uid), false);
});

test('is the same one whatever the environment says', (t) => {
  const {TMPDIR} = process.env;
  t.after(() => (TMPDIR === undefined ? delete process.env.TMPDIR : (process.env.TMPDIR = TMPDIR)));
  const folder = privateFolder();
  process.env.TMPDIR = '/nowhere';
  assert.equal(privateFolder(), folder);
});
