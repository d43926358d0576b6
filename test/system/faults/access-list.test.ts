import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {lstatSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {it} from 'node:test';
import {FileStore} from '../../../generator/targets/file-store.js';

const ATTRIBUTE = 'system.posix_acl_access';
/** Its owner may write, user 33 and its group may read, and nobody else. */
const ACL =
  '0200000001000600ffffffff020004002100000004000400ffffffff10000400ffffffff20000000ffffffff';

const python = (code: string, ...args: string[]) =>
  execFileSync('python3', ['-c', `import os, sys; ${code}`, ...args], {encoding: 'utf8'}).trim();

it('keeps the access list of a file that not everybody may read', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-status-'));
  t.after(() => rmSync(folder, {recursive: true}));
  const path = join(folder, 'status.json');
  writeFileSync(path, 'old', {mode: 0o640});
  python('os.setxattr(sys.argv[1], sys.argv[2], bytes.fromhex(sys.argv[3]))', path, ATTRIBUTE, ACL);
  const before = lstatSync(path);

  const store = new FileStore(path);
  await store.write({body: 'new', contentType: 'text/plain'}, await store.read());

  assert.notEqual(lstatSync(path).ino, before.ino);
  assert.equal(lstatSync(path).mode, before.mode);
  assert.equal(python('print(os.getxattr(sys.argv[1], sys.argv[2]).hex())', path, ATTRIBUTE), ACL);
});
