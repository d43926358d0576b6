import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {ReadError} from '../../../generator/errors/read-error.js';
import type {FilterVerdict} from '../../../generator/sources/backups/filter.js';
import {OwnFiles} from '../../../generator/sources/backups/own-files.js';
import {Survey} from '../../../generator/sources/backups/survey.js';
import {surveyFolder, type FolderSearch} from '../../../generator/sources/backups/survey-folder.js';
import {DAY, HOUR, MINUTE, NOW, SECOND} from '../../support/publisher/readings.js';

const touch = (path: string, age: number) =>
  utimesSync(path, (NOW - age) / SECOND, (NOW - age) / SECOND);

/** A folder with files of these ages; each is as long as its path. */
function folder(t: TestContext, files: Record<string, number>): string {
  const root = mkdtempSync(join(tmpdir(), 'elytra-backups-'));
  t.after(() => rmSync(root, {recursive: true}));
  for (const [path, age] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), {recursive: true});
    writeFileSync(join(root, path), 'x'.repeat(path.length));
    touch(join(root, path), age);
  }
  return root;
}

interface Options extends Partial<FolderSearch> {
  filter?: (path: string) => FilterVerdict;
  signal?: AbortSignal;
}

/** All that is found, and what is left out. */
async function listing(path: string, {filter = () => 'backup', signal, ...search}: Options = {}) {
  const survey = new Survey(filter);
  await surveyFolder(
    survey,
    {path, maxObjects: 50_000, enters: () => true, own: new OwnFiles([]), ...search},
    {signal: signal ?? new AbortController().signal, now: NOW},
  );
  return survey.listing();
}

const find = async (path: string, options?: Options) => (await listing(path, options)).objects[0];

for (const [name, files, expected] of [
  ['nothing in an empty folder', {}, null],
  ['the newest file', {a: DAY, bb: 2 * HOUR, c: 2 * DAY}, 'bb'],
  ['the newest, not the last by name', {'2025-11-10': DAY, '2025-11-09': HOUR}, '2025-11-09'],
  ['files in folders below', {'a/b/c.gz': HOUR, 'd.gz': DAY}, 'a/b/c.gz'],
  ['a file of 60 seconds', {done: 60 * SECOND, older: DAY}, 'done'],
  ['no file of the last 60 seconds', {fresh: 60 * SECOND - 1, older: DAY}, 'older'],
  ['no file of this moment', {fresh: 0}, null],
  ['no file a little ahead, which is being written too', {fresh: -30 * SECOND}, null],
  ['a file far ahead, for others to judge', {ahead: -HOUR, older: DAY}, 'ahead'],
  ['the larger of two of one second', {bb: HOUR, a: HOUR - 400, ccc: DAY}, 'bb'],
] as [string, Record<string, number>, string | null][]) {
  test(`finds ${name}`, async (t) => {
    const newest = await find(folder(t, files));
    assert.deepEqual(
      newest ? {time: newest.time, size: newest.size} : null,
      expected && {time: NOW - files[expected]!, size: expected.length},
    );
  });
}

test('asks the filter with the path below the folder', async (t) => {
  const asked: string[] = [];
  const root = folder(t, {'a/b.gz': HOUR, 'c.log': MINUTE});
  const filter = (path: string) => {
    asked.push(path);
    return path === 'a/b.gz' ? 'backup' : 'filtered';
  };
  assert.equal((await find(root, {filter}))?.size, 'a/b.gz'.length);
  assert.deepEqual(asked.toSorted(), ['a/b.gz', 'c.log']);
});

test('follows a link to a file, and the folder itself may be a link', async (t) => {
  const root = folder(t, {'real/backup': HOUR, 'linked/old': DAY});
  symlinkSync('../real/backup', join(root, 'linked/latest'));
  symlinkSync('linked', join(root, 'link'));
  assert.equal((await find(join(root, 'link')))?.time, NOW - HOUR);
});

test('is not stopped by dangling links or links to folders', async (t) => {
  const root = folder(t, {old: DAY});
  symlinkSync('gone', join(root, 'dangling'));
  symlinkSync('.', join(root, 'circle'));
  assert.equal((await find(root))?.time, NOW - DAY);
});

test('is not stopped by a link that leads to itself', async (t) => {
  const root = folder(t, {old: DAY});
  symlinkSync('itself', join(root, 'itself'));
  assert.equal((await find(root))?.time, NOW - DAY);
});

test('is not stopped by a file that is removed meanwhile', async (t) => {
  const root = folder(t, {a: HOUR, b: HOUR, c: HOUR});
  const names = ['a', 'b', 'c'];
  let kept = '';
  const filter = (path: string) => {
    kept ||= path;
    for (const name of names) if (name !== kept) rmSync(join(root, name), {force: true});
    return 'backup' as const;
  };
  assert.equal((await find(root, {filter}))?.time, NOW - HOUR);
});

test('is not stopped by a folder that is removed meanwhile', async (t) => {
  const root = folder(t, {'a/x': HOUR, 'b/x': HOUR});
  const filter = (path: string) => {
    rmSync(join(root, path.startsWith('a') ? 'b' : 'a'), {recursive: true, force: true});
    return 'backup' as const;
  };
  assert.equal((await find(root, {filter}))?.time, NOW - HOUR);
});

const fails = (output: string) => (error: unknown) =>
  error instanceof ReadError && error.output === output;

test('reads as many files as the cap allows, and refuses more', async (t) => {
  const root = folder(t, {a: DAY, 'b/c': HOUR, d: DAY});
  assert.equal((await find(root, {maxObjects: 3}))?.time, NOW - HOUR);
  await assert.rejects(find(root, {maxObjects: 2}), fails('backupCut'));
});

test('cannot read a folder that is not there, or that is a file', async (t) => {
  const root = folder(t, {file: DAY});
  await assert.rejects(find(join(root, 'gone')), fails('backupUnreadable'));
  await assert.rejects(find(join(root, 'file')), fails('backupUnreadable'));
  await assert.rejects(find(join(root, 'a\0b')), fails('backupUnreadable'));
});

test('gives up when its time is over', async (t) => {
  const root = folder(t, {file: DAY});
  await assert.rejects(find(root, {signal: AbortSignal.abort()}), fails('backupUnreadable'));
});

test('does not enter a folder that it may not', async (t) => {
  const root = folder(t, {'.cache/new': HOUR, old: DAY});
  assert.equal((await find(root, {enters: (path) => path !== '.cache'}))?.time, NOW - DAY);
});

test('counts links to folders, which it does not follow', async (t) => {
  const root = folder(t, {'real/new': HOUR, 'here/old': DAY});
  symlinkSync('../real', join(root, 'here/current'));
  const {objects, leftOut} = await listing(join(root, 'here'));
  assert.deepEqual([objects[0]?.time, leftOut.folderLink], [NOW - DAY, 1]);
});

test('counts what changed within the last minute', async (t) => {
  const {objects, leftOut} = await listing(folder(t, {fresh: SECOND}));
  assert.deepEqual([objects, leftOut.inProgress], [[], 1]);
});

test('reads a file whose name is not UTF-8, and says so', async (t) => {
  const root = folder(t, {älter: DAY});
  const below = Buffer.concat([Buffer.from(`${root}/s\u00fc`), Buffer.from([0xfc])]);
  mkdirSync(below);
  const path = Buffer.concat([below, Buffer.from('/db-'), Buffer.from([0xe4, 0xff])]);
  writeFileSync(path, 'four');
  utimesSync(path, (NOW - HOUR) / SECOND, (NOW - HOUR) / SECOND);
  const {objects, oddNames} = await listing(root);
  assert.deepEqual([objects[0]?.time, objects[0]?.size, oddNames], [NOW - HOUR, 4, 1]);
});

for (const [what, seconds] of [
  ['before all years', -9_000_000_000_000],
  ['after all years', 9_000_000_000_000],
] as const) {
  test(`takes a time ${what} for one that can be written`, async (t) => {
    const root = mkdtempSync('/dev/shm/elytra-backups-'); // tmpfs takes any time
    t.after(() => rmSync(root, {recursive: true}));
    writeFileSync(join(root, 'odd'), 'x');
    execFileSync('touch', ['-d', `@${seconds}`, join(root, 'odd')]);
    const {time} = (await find(root))!;
    assert.match(new Date(time).toISOString(), seconds < 0 ? /^1970-01-01T/ : /^9999-12-31T/);
  });
}

test('leaves out its own files, by whatever name it meets them', async (t) => {
  const root = folder(t, {
    'site/status.json': HOUR,
    'site/badge.svg': HOUR,
    'backups/status.json': DAY,
    'backups/old': 2 * DAY,
  });
  symlinkSync('../site/status.json', join(root, 'backups/linked'));
  linkSync(join(root, 'site/badge.svg'), join(root, 'backups/badge.svg'));
  symlinkSync('site', join(root, 'www'));
  const own = () =>
    new OwnFiles(
      ['www/status.json', 'www/badge.svg'].map((file) => ({kind: 'file', path: join(root, file)})),
    );
  const inSite = await listing(join(root, 'www'), {own: own()});
  assert.deepEqual([inSite.objects, inSite.leftOut.own], [[], 2]);
  const beside = await listing(join(root, 'backups'), {own: own()});
  // Another file of that name is a file like any other.
  assert.deepEqual([beside.objects[0]?.time, beside.leftOut.own], [NOW - DAY, 2]);
});
