import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {startPublisher, type Variables} from '../../support/publisher/run-publisher.js';

/** A world with a folder on a network share that does not answer any more. */
async function startDeadWorld(t: TestContext) {
  const world = await startWorld(t);
  const dead = join(world.folder, 'dead');
  const pipe = join(world.folder, 'pipe');
  await mkdir(dead);
  execFileSync('mkfifo', [pipe]);
  const env: Variables = {
    ...world.env,
    CYCLE_TIMEOUT: '12s',
    HANG_AT: dead,
    HANG_PIPE: pipe,
    NODE_OPTIONS: `--import=${import.meta.resolve('../../support/publisher/hang-at.mjs')}`,
  };
  const start = (argv: string[], change: Variables = {}) =>
    startPublisher(argv, {env: {...env, ...change}, cwd: world.folder});
  return {...world, dead, start};
}

describe('although a file system does not answer', {concurrency: 2, timeout: 120_000}, () => {
  it('a run publishes elsewhere, says so, and ends with 1', async (t) => {
    const {start, dead, file, document} = await startDeadWorld(t);
    const {ended} = start([], {
      STATUS_TARGETS: `gone=file:${dead}/status.json main=file:${file}`,
      BACKUPS: `database=file:${dead}`,
    });
    const {code, signal, stderr, stdout} = await ended; // all that it started is gone, too
    assert.deepEqual([code, signal], [1, null], stderr);
    assert.match(stderr, /Error: Upload failed \(gone\): the file system does not answer; see/);
    assert.match(stdout, /Upload successful \(main\)/);
    const {platform_status, backups} = await document();
    assert.deepEqual([platform_status, backups?.last_backup_status], ['operational', 'unknown']);
  });

  it('doctor says so, and ends with 1', async (t) => {
    const {start, dead} = await startDeadWorld(t);
    const {ended} = start(['doctor'], {STATUS_TARGETS: `main=file:${dead}/status.json`});
    const {code, signal, stdout, stderr} = await ended;
    assert.deepEqual([code, signal], [1, null], stderr);
    assert.match(stdout, /main: .*: the file system does not answer\n +→ see whether its disk/);
  });

  it('SIGTERM ends a run with 143, and leaves nothing behind', async (t) => {
    const {start, dead, kuma} = await startDeadWorld(t);
    kuma.faults.page = 'hang';
    const {child, ended} = start([], {BACKUPS: `database=file:${dead}`, CYCLE_TIMEOUT: '90s'});
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const {code, signal} = await ended; // its streams are closed: nobody writes to them any more
    assert.deepEqual([code, signal], [143, null]);
  });

  it('a call that is still under way keeps no run of servers alone', async (t) => {
    const {start, dead} = await startDeadWorld(t);
    const {ended} = start(['check', 'http://127.0.0.1:1/'], {HANG_NOW: dead});
    const {code, signal, stdout} = await ended;
    assert.match(stdout, /CRITICAL/);
    assert.deepEqual([code, signal], [null, 'SIGKILL']);
  });
});
