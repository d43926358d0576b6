import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
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
function publish(path: string) {
  const target = {
    name: 'main',
    location: {kind: 'file', path},
    s3: {region: 'us-east-1'},
    acl: 'none',
    cacheControl: '',
  } as const;
  const place = openTarget(target, AbortSignal.timeout(60_000));
  return putDocument(place, target.location, {status, now: NOW, warn: assert.fail});
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
  ['replaces what is no document', '<html>', 'published'],
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

/** Fixed, so that killed runs leave one at most. */
const TEMPORARY = '.status.json.tmp';

test('takes over the temporary file that a killed run left', async (t) => {
  const root = folder(t);
  const file = join(root, 'status.json');
  fs.writeFileSync(file, OLD);
  fs.writeFileSync(join(root, TEMPORARY), 'half a document'.repeat(1000), {mode: 0o600});
  assert.equal(await publish(file), 'published');
  assert.equal(read(file), body);
  assert.equal(mode(file), 0o644);
  assert.deepEqual(fs.readdirSync(root), ['status.json']);
});

test('takes it over although nobody may write it, as the old file', async (t) => {
  const file = join(folder(t), 'status.json');
  for (const path of [file, join(file, '..', TEMPORARY)]) fs.writeFileSync(path, '', {mode: 0o444});
  assert.equal(await publish(file), 'published');
  assert.equal(read(file), body);
});

test('does not write through a link that lies in its way, and gets past it', async (t) => {
  const root = folder(t);
  fs.writeFileSync(join(root, 'victim'), 'precious');
  fs.symlinkSync('victim', join(root, TEMPORARY));
  const again = () => publish(join(root, 'status.json'));
  await again().catch((error: unknown) => assert.ok(error instanceof PublishError));
  await again();
  assert.equal(read(join(root, 'victim')), 'precious');
  assert.deepEqual(fs.readdirSync(root).toSorted(), ['status.json', 'victim']);
});

test('leaves the old file alone when the new one cannot be written', async (t) => {
  const file = join(folder(t), 'status.json');
  fs.writeFileSync(file, OLD);
  fs.mkdirSync(join(file, '..', TEMPORARY));
  await assert.rejects(publish(file), PublishError);
  assert.equal(read(file), OLD);
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
    ['loop', /link/],
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
