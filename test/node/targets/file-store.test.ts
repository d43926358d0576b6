import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {syncBuiltinESMExports} from 'node:module';
import {constants, hostname, tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {describe, it, test, type TestContext} from 'node:test';
import {getSystemErrorMap} from 'node:util';
import {PublishError} from '../../../generator/errors/publish-error.js';
import {openTarget} from '../../../generator/targets/open-target.js';
import {putDocument} from '../../../generator/targets/put-document.js';
import {document, HOUR, iso, MINUTE, NOW} from '../../support/publisher/readings.js';

const status = document();
const body = `${JSON.stringify(status)}\n`;
const standing = (time: number) => JSON.stringify(document({updated_at: iso(time)}));
const OLD = standing(NOW - 10 * MINUTE);

function folder(t: TestContext): string {
  const path = fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'elytra-publish-'));
  t.after(() => fs.rmSync(path, {recursive: true}));
  return path;
}
function publish(path: string, what = status) {
  const target = {
    name: 'main',
    location: {kind: 'file', path},
    s3: {region: 'us-east-1'},
    acl: 'none',
    cacheControl: '',
  } as const;
  const place = openTarget(target, AbortSignal.timeout(60_000));
  return putDocument(place, target.location, {status: what, now: NOW, warn: assert.fail});
}
const read = (path: string) => fs.readFileSync(path, 'utf8');
const mode = (path: string) => fs.statSync(path).mode & 0o7777;

test('writes the document, and leaves nothing else in the folder', async (t) => {
  const root = folder(t);
  assert.equal(await publish(join(root, 'status.json')), 'published');
  assert.equal(read(join(root, 'status.json')), body);
  assert.deepEqual(fs.readdirSync(root), ['status.json']);
});

test('replaces a file as a whole: who has it open reads the old one to its end', async (t) => {
  const root = folder(t);
  const file = join(root, 'status.json');
  fs.writeFileSync(file, OLD);
  const reader = fs.openSync(file, 'r');
  t.after(() => fs.closeSync(reader));
  assert.equal(await publish(file), 'published');
  assert.equal(fs.readFileSync(reader, 'utf8'), OLD);
  assert.equal(read(file), body);
  assert.deepEqual(fs.readdirSync(root), ['status.json']);
});

for (const [name, other, outcome] of [
  ['replaces an older document', OLD, 'published'],
  ['leaves a newer one', standing(NOW + 1), 'left'],
  ['leaves one of the same moment', standing(NOW), 'left'],
  ['replaces one dated ahead', standing(NOW + HOUR), 'published'],
  ['replaces an empty file', '', 'published'],
  ['replaces half a document', OLD.slice(0, 40), 'published'],
  ['replaces what a crash left of it', '\0'.repeat(300), 'published'],
  ['replaces a document of an unknown kind', '{"updated_at":1}', 'published'],
  ['fills an object that is empty', '{}\n', 'published'],
] as const) {
  test(name, async (t) => {
    const root = folder(t);
    const file = join(root, 'status.json');
    fs.writeFileSync(file, other);
    assert.equal(await publish(file), outcome);
    assert.equal(read(file), outcome === 'published' ? body : other);
    assert.deepEqual(fs.readdirSync(root), ['status.json']);
  });
}

for (const [what, other] of [
  ['a web page', '\uFEFF\n<!doctype html><title>It works!</title>'],
  ['the file of another program', '{"name": "shop", "version": "1.0.0"}'],
  ['a picture', '\x89PNG\r\n'],
  ['a list', '[{"updated_at": "2025-11-10T15:30:00Z"}]'],
] as const) {
  test(`does not replace ${what}, and says what to do`, async (t) => {
    const file = join(folder(t), 'status.json');
    fs.writeFileSync(file, other);
    await assert.rejects(
      publish(file),
      refuses(/not a status document; remove it, or name another/),
    );
    assert.equal(read(file), other);
  });
}

for (const umask of [0o000, 0o022, 0o077]) {
  test(`creates with 0644, keeps any other mode, under umask ${umask.toString(8)}`, async (t) => {
    const before = process.umask(umask);
    t.after(() => process.umask(before));
    const root = folder(t);
    await publish(join(root, 'new.json'));
    assert.equal(mode(join(root, 'new.json')), 0o644);
    for (const kept of [0o600, 0o640, 0o664, 0o444]) {
      const file = join(root, `${kept}.json`);
      fs.writeFileSync(file, OLD);
      fs.chmodSync(file, kept);
      assert.equal(await publish(file), 'published');
      assert.equal(mode(file), kept);
    }
  });
}

test(
  'keeps the owner of what it replaces',
  {skip: process.getuid!() !== 0 && 'as root'},
  async (t) => {
    const file = join(folder(t), 'status.json');
    fs.writeFileSync(file, OLD);
    fs.chownSync(file, 33, 44);
    assert.equal(await publish(file), 'published');
    const {uid, gid} = fs.statSync(file);
    assert.deepEqual([uid, gid], [33, 44]);
  },
);

/** What a reader of `link` gets is what counts; the link itself stays. */
async function publishesThrough(link: string) {
  assert.equal(await publish(link), 'published');
  assert.ok(fs.lstatSync(link).isSymbolicLink());
  assert.equal(read(link), body);
}

for (const dangling of [false, true]) {
  for (const [name, target] of [
    ['a relative', () => '../data/real.json'],
    ['an absolute', (root: string) => join(root, 'data/real.json')],
  ] as const) {
    test(`writes behind ${name} link${dangling ? ' that dangles' : ''}`, async (t) => {
      const root = folder(t);
      for (const name of ['www', 'data']) fs.mkdirSync(join(root, name));
      if (!dangling) fs.writeFileSync(join(root, 'data/real.json'), OLD);
      fs.symlinkSync(target(root), join(root, 'www/status.json'));
      await publishesThrough(join(root, 'www/status.json'));
      assert.deepEqual(fs.readdirSync(join(root, 'data')), ['real.json']);
      assert.deepEqual(fs.readdirSync(join(root, 'www')), ['status.json']);
    });
  }
}

test('writes behind a chain of links', async (t) => {
  const root = folder(t);
  fs.writeFileSync(join(root, 'real'), OLD);
  fs.symlinkSync('real', join(root, 'b'));
  fs.symlinkSync('b', join(root, 'a'));
  await publishesThrough(join(root, 'a'));
  assert.deepEqual(fs.readdirSync(root).toSorted(), ['a', 'b', 'real']);
});

test('writes behind a relative link in a folder that is a link itself', async (t) => {
  // As deployments lay it out: current → releases/5, and shared files linked from there.
  const root = folder(t);
  fs.mkdirSync(join(root, 'releases/5'), {recursive: true});
  fs.mkdirSync(join(root, 'releases/shared'));
  fs.writeFileSync(join(root, 'releases/shared/status.json'), OLD);
  fs.symlinkSync('../shared/status.json', join(root, 'releases/5/status.json'));
  fs.symlinkSync('releases/5', join(root, 'current'));
  await publishesThrough(join(root, 'current/status.json'));
  assert.deepEqual(fs.readdirSync(root).toSorted(), ['current', 'releases']);
});

/** As a killed run leaves it. */
const leftover = (root: string, host: string, minutes = 0) => {
  const path = join(root, `.status.json.${host}.0123456789abcdef.tmp`);
  fs.writeFileSync(path, 'half a document', {mode: 0o400});
  const time = (Date.now() - minutes * MINUTE) / 1000;
  fs.utimesSync(path, time, time);
  return path;
};
const HERE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

test('removes what killed runs left, of this machine and of others long ago', async (t) => {
  const root = folder(t);
  leftover(root, HERE);
  leftover(root, 'aaaaaaaa', 90);
  const atWork = leftover(root, 'bbbbbbbb', 1);
  fs.writeFileSync(join(root, '.status.json.tmp'), 'of somebody else');
  assert.equal(await publish(join(root, 'status.json')), 'published');
  const left = fs.readdirSync(root).toSorted();
  assert.deepEqual(left, [basename(atWork), '.status.json.tmp', 'status.json'].toSorted());
});

test('writes to a name that nobody can take first', async (t) => {
  const root = folder(t);
  const names = new Set<string>();
  const watcher = fs.watch(root, (_, name) => void (name?.endsWith('.tmp') && names.add(name)));
  t.after(() => watcher.close());
  for (const time of [NOW - 2, NOW - 1]) {
    const {length} = [...names];
    await publish(join(root, 'status.json'), document({updated_at: iso(time)}));
    while (names.size === length) await once(watcher, 'change');
  }
  assert.equal(names.size, 2, [...names].join(' '));
});

const refuses = (remedy: RegExp) => (error: unknown) => {
  assert.ok(error instanceof PublishError, String(error));
  assert.match(error.message, remedy);
  return true;
};

test('says how to fix a place that cannot be written', async (t) => {
  const root = folder(t);
  fs.mkdirSync(join(root, 'folder'));
  fs.writeFileSync(join(root, 'file'), '');
  fs.symlinkSync('loop', join(root, 'loop'));
  fs.symlinkSync('gone/status.json', join(root, 'dangling'));
  for (const [path, remedy] of [
    ['gone/status.json', /folder does not exist; create .*gone/],
    ['dangling', /folder does not exist; create .*gone/],
    ['folder', /is a folder/],
    ['file/status.json', /not a folder/],
    ['loop', /too many symbolic links; .*fix them/],
  ] as const) {
    await assert.rejects(publish(join(root, path)), refuses(remedy), path);
  }
  assert.deepEqual(fs.readdirSync(root).toSorted(), ['dangling', 'file', 'folder', 'loop']);
});

test('leaves the old file alone in a folder that it may not write', async (t) => {
  const root = folder(t);
  const file = join(root, 'status.json');
  fs.writeFileSync(file, OLD);
  fs.chmodSync(root, 0o555);
  // Root may write anywhere, so it becomes nobody for a while.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await assert.rejects(publish(file), refuses(/not permitted; let this user write into/));
  } finally {
    if (isRoot) process.seteuid?.(0);
    fs.chmodSync(root, 0o755);
  }
  assert.equal(read(file), OLD);
});

for (const place of ['status.json', 'link.json']) {
  test(`refuses a pipe before it opens it: ${place}`, async (t) => {
    const root = folder(t);
    execFileSync('mkfifo', [join(root, 'status.json')]);
    fs.symlinkSync('status.json', join(root, 'link.json'));
    await assert.rejects(publish(join(root, place)), refuses(/not a regular file; remove it, or/));
    assert.ok(fs.lstatSync(join(root, 'status.json')).isFIFO());
  });
}

test('replaces a file that is too large to be read', async (t) => {
  const file = join(folder(t), 'status.json');
  fs.writeFileSync(file, '');
  fs.truncateSync(file, 3 * 2 ** 30);
  assert.equal(await publish(file), 'published');
  assert.equal(read(file), body);
});

test('does not take over a bit by which a file runs as its owner', async (t) => {
  const file = join(folder(t), 'status.json');
  fs.writeFileSync(file, OLD);
  fs.chmodSync(file, 0o6755);
  assert.equal(await publish(file), 'published');
  assert.equal(mode(file), 0o755);
});

describe('the system says', () => {
  const {errno} = constants;
  for (const [code, remedy] of [
    ['EBUSY', /a mount of its own; mount its folder instead/],
    ['EPERM', /does not let it be replaced; .*lsattr/],
    ['EDQUOT', /the disk quota is used up; raise/],
    ['ESTALE', /network file system has lost it; mount .* again/],
    ['ENOSPC', /the disk is full; make room/],
  ] as const) {
    it(`${code}, and the log what to do`, async (t) => {
      const root = folder(t);
      const file = join(root, 'status.json');
      fs.writeFileSync(file, OLD);
      // As libuv reports it: of some it knows the number only.
      const known = getSystemErrorMap().get(-errno[code])?.[0];
      const failure = {errno: -errno[code], code: known ?? `Unknown system error -${errno[code]}`};
      await withBroken(t, 'rename', failure);
      await assert.rejects(publish(file), refuses(remedy));
      assert.equal(read(file), OLD);
      assert.deepEqual(fs.readdirSync(root), ['status.json']);
    });
  }
});

describe('a file system that refuses', () => {
  for (const call of ['chmod', 'sync', 'chown'] as const) {
    for (const code of ['EPERM', 'ENOSYS', 'ENOTSUP', 'EINVAL']) {
      it(`${call} with ${code} gets its document all the same`, async (t) => {
        const file = join(folder(t), 'status.json');
        fs.writeFileSync(file, OLD);
        await withBroken(t, call, {code});
        assert.equal(await publish(file), 'published');
        assert.equal(read(file), body);
      });
    }
  }

  it('a write for want of room keeps the old document', async (t) => {
    const file = join(folder(t), 'status.json');
    fs.writeFileSync(file, OLD);
    await withBroken(t, 'sync', {code: 'ENOSPC'});
    await assert.rejects(publish(file), refuses(/the disk is full/));
    assert.equal(read(file), OLD);
  });
});

test('takes a file that comes back without its last line end for its own', async (t) => {
  const file = join(folder(t), 'status.json');
  await withBroken(t, 'writeFile', null, async function (this: fs.promises.FileHandle, text) {
    await this.write(String(text).trimEnd());
  });
  assert.equal(await publish(file), 'published');
});

/** Root can be everybody. */
const asRoot = {skip: process.getuid!() !== 0 && 'as root'};
const STRANGER = 65_534;

describe('a link of another user', asRoot, () => {
  for (const [what, mode, owner] of [
    ['in a folder that everybody may write', 0o777, 0],
    ['in a sticky folder', 0o1777, 0],
    ['in a sticky folder of that user', 0o1755, STRANGER],
    ['in a folder of that user', 0o755, STRANGER],
  ] as const) {
    for (const dangling of [false, true]) {
      it(`${what} leads to nothing of ours${dangling ? ', not even to a new file' : ''}`, async (t) => {
        const root = folder(t);
        const victim = join(folder(t), 'victim');
        if (!dangling) fs.writeFileSync(victim, OLD, {mode: 0o600});
        fs.symlinkSync(victim, join(root, 'status.json'));
        fs.lchownSync(join(root, 'status.json'), STRANGER, STRANGER);
        fs.chownSync(root, owner, owner);
        fs.chmodSync(root, mode);
        await assert.rejects(publish(join(root, 'status.json')), refuses(/a link of another user/));
        assert.equal(fs.existsSync(victim), !dangling);
        if (!dangling) assert.equal(read(victim), OLD);
      });
    }
  }

  it('on the way to the folder leads nowhere either', async (t) => {
    const [root, ours] = [folder(t), folder(t)];
    fs.symlinkSync(ours, join(root, 'www'));
    fs.lchownSync(join(root, 'www'), STRANGER, STRANGER);
    fs.chmodSync(root, 0o777);
    await assert.rejects(publish(join(root, 'www/status.json')), refuses(/a link of another user/));
    assert.deepEqual(fs.readdirSync(ours), []);
  });

  it("is followed in a folder of that user to what is that user's", async (t) => {
    const root = folder(t);
    fs.mkdirSync(join(root, 'shared'));
    fs.writeFileSync(join(root, 'shared/status.json'), OLD);
    fs.symlinkSync('shared/status.json', join(root, 'status.json'));
    for (const name of ['', 'shared', 'shared/status.json', 'status.json']) {
      fs.lchownSync(join(root, name), STRANGER, STRANGER);
    }
    await publishesThrough(join(root, 'status.json'));
  });
});

type Broken = (this: fs.promises.FileHandle, ...args: unknown[]) => Promise<unknown>;

/** Lets one call of the file system fail, or do something else, for the time of a test. */
async function withBroken(
  t: TestContext,
  call: 'rename' | 'chmod' | 'chown' | 'sync' | 'writeFile',
  failure: {code: string; errno?: number} | null,
  instead: Broken = () => Promise.reject(Object.assign(new Error('broken'), failure)),
) {
  if (call === 'rename') {
    t.mock.method(fs.promises, 'rename', instead as never);
    syncBuiltinESMExports();
    t.after(() => (t.mock.restoreAll(), syncBuiltinESMExports()));
    return;
  }
  const handle = await fs.promises.open(process.execPath);
  await handle.close();
  t.mock.method(Object.getPrototypeOf(handle) as fs.promises.FileHandle, call, instead as never);
}
