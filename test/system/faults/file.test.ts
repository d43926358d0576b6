import {spawnSync} from 'node:child_process';
import {chmod} from 'node:fs/promises';
import {describe, it, type TestContext} from 'node:test';
import type {Expected} from './expected.js';
import {startFaultWorld} from './fault-world.js';
import {assertSurvives} from './invariants.js';
import {startBundle} from './start-bundle.js';

const where = 'target file';
const isRoot = process.getuid?.() === 0;

const failed = (says: RegExp): Expected => ({
  code: 1,
  file: 'old',
  err: [new RegExp(`^Error: Upload failed \\(mirror\\): ${says.source}`)],
});

/** Root may write anywhere, unless it gives its powers away. */
const POWERLESS = isRoot ? ['setpriv', '--inh-caps=-all', '--bounding-set=-all'] : [];

/** One block of 512 or 1024 bytes, which is less than a document. */
const LIMITED = ['sh', '-c', 'ulimit -f 1; exec "$@"', 'sh'];

const mount = (...args: string[]) => spawnSync('mount', args).status === 0;

/** A disk of one page in the place of the folder; false where we may not mount. */
function mountDisk(t: TestContext, folder: string): boolean {
  if (!isRoot || !mount('-t', 'tmpfs', '-o', 'size=4k', 'none', folder)) {
    t.diagnostic('No disk may be mounted here; a limit of file sizes stands in for it');
    return false;
  }
  return true;
}

/** A world whose folder is a small disk of its own, if we may. */
async function onDisk(
  t: TestContext,
  test: (world: Awaited<ReturnType<typeof startFaultWorld>>, mounted: boolean) => Promise<void>,
) {
  const world = await startFaultWorld(t);
  const mounted = mountDisk(t, world.folder);
  try {
    await test(world, mounted);
  } finally {
    if (mounted) spawnSync('umount', ['-l', world.folder]);
  }
}

describe('while the target file cannot be written, the old one stays', {concurrency: 4}, () => {
  it('disk full', (t) =>
    onDisk(t, async (world, mounted) => {
      const fault = mounted ? 'disk full' : 'disk full (as a limit)';
      const prefix = mounted ? [] : LIMITED;
      const run = () => startBundle({env: world.env, cwd: world.folder, prefix}).ended;
      const repair = () => void (mounted && mount('-o', 'remount,size=1m', world.folder));
      const expected = failed(mounted ? /the disk is full/ : /a limit on file sizes/);
      await assertSurvives({fault, where, world, run, repair, expected});
    }));

  it('file size limit', async (t) => {
    const world = await startFaultWorld(t);
    const run = () => startBundle({env: world.env, cwd: world.folder, prefix: LIMITED}).ended;
    const expected = failed(/a limit on file sizes/);
    await assertSurvives({fault: 'file size limit', where, world, run, expected});
  });

  it('read-only disk', (t) =>
    onDisk(t, async (world, mounted) => {
      const fault = mounted ? 'read-only disk' : 'read-only disk (as a folder)';
      const {folder} = world;
      const run = async () => {
        if (mounted) mount('-o', 'remount,ro', folder);
        else await chmod(folder, 0o555);
        return startBundle({env: world.env, cwd: '/', prefix: mounted ? [] : POWERLESS}).ended;
      };
      const repair = async () => {
        if (mounted) mount('-o', 'remount,rw,size=1m', folder);
        else await chmod(folder, 0o755);
      };
      const expected = failed(mounted ? /the file system is read-only/ : /not permitted/);
      await assertSurvives({fault, where, world, run, repair, expected});
    }));

  it('read-only folder', async (t) => {
    const world = await startFaultWorld(t);
    const run = async () => {
      await chmod(world.folder, 0o555);
      return startBundle({env: world.env, cwd: '/', prefix: POWERLESS}).ended;
    };
    const repair = () => chmod(world.folder, 0o755);
    const expected = failed(/not permitted; let this user write into/);
    await assertSurvives({fault: 'read-only folder', where, world, run, repair, expected});
  });
});
