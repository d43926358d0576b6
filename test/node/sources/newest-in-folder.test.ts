import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {ReadError} from '../../../generator/errors/read-error.js';
import {
  newestInFolder,
  type FolderSearch,
} from '../../../generator/sources/backups/newest-in-folder.js';
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

const find = (path: string, search: Partial<FolderSearch> = {}, signal?: AbortSignal) =>
  newestInFolder(
    {path, maxObjects: 50_000, isBackup: () => true, ...search},
    {signal: signal ?? new AbortController().signal, now: NOW},
  );

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
  ['no *.part', {'new.part': HOUR, old: DAY}, 'old'],
  ['no *.tmp', {'new.gz.tmp': HOUR, old: DAY}, 'old'],
  ['no hidden file', {'.new': HOUR, old: DAY}, 'old'],
  ['nothing in a hidden folder', {'.cache/new': HOUR, old: DAY}, 'old'],
  ['what has part or tmp elsewhere in its name', {'tmp.part.gz': HOUR, old: DAY}, 'tmp.part.gz'],
] as [string, Record<string, number>, string | null][]) {
  test(`finds ${name}`, async (t) => {
    const newest = await find(folder(t, files));
    assert.deepEqual(newest, expected && {time: NOW - files[expected]!, size: expected.length});
  });
}

test('asks the filter with the path below the folder', async (t) => {
  const asked: string[] = [];
  const root = folder(t, {'a/b.gz': HOUR, 'c.log': MINUTE});
  const isBackup = (path: string) => asked.push(path) > 0 && path === 'a/b.gz';
  assert.equal((await find(root, {isBackup}))?.size, 'a/b.gz'.length);
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
  const isBackup = (path: string) => {
    kept ||= path;
    for (const name of names) if (name !== kept) rmSync(join(root, name), {force: true});
    return true;
  };
  assert.equal((await find(root, {isBackup}))?.time, NOW - HOUR);
});

test('is not stopped by a folder that is removed meanwhile', async (t) => {
  const root = folder(t, {'a/x': HOUR, 'b/x': HOUR});
  const isBackup = (path: string) => {
    rmSync(join(root, path.startsWith('a') ? 'b' : 'a'), {recursive: true, force: true});
    return true;
  };
  assert.equal((await find(root, {isBackup}))?.time, NOW - HOUR);
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
  await assert.rejects(find(root, {}, AbortSignal.abort()), fails('backupUnreadable'));
});
