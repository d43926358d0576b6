import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, beforeEach, test} from 'node:test';

const world = mkdtempSync(join(tmpdir(), 'elytra-compiled-'));
after(() => rmSync(world, {recursive: true}));

const program = join(world, 'program');
const folder = join(world, 'private');
const compiled = join(folder, 'compiled');
const OURS = new URL('../../../generator/io/compile-cache.ts', import.meta.url).href;
const HOUR = 3_600; // s

/** What it prints once loaded; of one length, which is all that V8 compares. */
const SOURCE = (word: 'one' | 'two') =>
  `exports.say = () => ${JSON.stringify(word)}; console.log(exports.say());\n`;

beforeEach(() => {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder);
  mkdirSync(program, {recursive: true});
  writeFileSync(join(program, 'package.json'), '{"type":"commonjs"}');
  writeFileSync(join(program, 'run.js'), SOURCE('one'));
});

interface Start {
  file?: string;
  into?: string | null;
  code?: number;
}

/** A process of its own; the result is what the file prints. */
function start({file = join(program, 'run.js'), into = folder, code = 0}: Start = {}): string {
  const script = `
    import {createRequire} from 'node:module';
    import {keepCompiledCode} from ${JSON.stringify(OURS)};
    keepCompiledCode(${JSON.stringify(program)}, 'publish', () => ${JSON.stringify(into)});
    createRequire(import.meta.url)(${JSON.stringify(file)});
    process.exit(${code});`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const {stdout, stderr, status} = spawnSync(process.execPath, args, {encoding: 'utf8'});
  assert.deepEqual({stderr, status}, {stderr: '', status: code});
  return stdout.trim();
}

const names = () => (existsSync(compiled) ? readdirSync(compiled) : []);
const only = () => {
  assert.equal(names().length, 1, 'one file is kept');
  return join(compiled, names()[0]!);
};
const digest = (source: string, data: Uint8Array) =>
  createHash('sha256').update(source).update(data).digest();

test('a run that did its work keeps what it has compiled, for its user alone', () => {
  assert.equal(start(), 'one');
  assert.equal(statSync(only()).mode & 0o777, 0o600);
});

test('the next run uses it, and leaves it alone', () => {
  start();
  const ofOne = readFileSync(only()).subarray(32);
  writeFileSync(join(program, 'run.js'), SOURCE('two'));
  const forged = Buffer.concat([digest(SOURCE('two'), ofOne), ofOne]);
  writeFileSync(only(), forged);
  assert.equal(start(), 'one', 'what is kept runs');
  assert.deepEqual(readFileSync(only()), forged);
});

test('nothing is kept of a run that failed', () => {
  assert.equal(start({code: 1}), 'one');
  assert.deepEqual(names(), []);
});

test('a new version is compiled anew', () => {
  start();
  writeFileSync(join(program, 'run.js'), SOURCE('two'));
  assert.equal(start(), 'two');
  const bytes = readFileSync(only());
  assert.deepEqual(bytes.subarray(0, 32), digest(SOURCE('two'), bytes.subarray(32)));
});

for (const [what, damage] of [
  ['damaged', (bytes: Buffer) => Buffer.from(bytes).fill(7, 100, 200)],
  ['cut off', (bytes: Buffer) => bytes.subarray(0, 300)],
  ['empty', () => Buffer.alloc(0)],
] as const) {
  test(`what is ${what} is not believed, and made anew`, () => {
    start();
    const whole = readFileSync(only());
    writeFileSync(only(), damage(whole));
    assert.equal(start(), 'one');
    assert.equal(readFileSync(only()).length, whole.length);
  });
}

test('it is made anew after a day, with what that run calls', () => {
  start();
  const now = Date.now() / 1000;
  utimesSync(only(), now, now - 23 * HOUR);
  const at = statSync(only()).mtimeMs;
  start();
  assert.equal(statSync(only()).mtimeMs, at);
  utimesSync(only(), now, now - 25 * HOUR);
  start();
  assert.ok(statSync(only()).mtimeMs > at, 'made anew');
});

test('only of the files of the program', () => {
  const other = join(world, 'other/other.js');
  mkdirSync(join(world, 'other'), {recursive: true});
  writeFileSync(join(world, 'other/package.json'), '{"type":"commonjs"}');
  writeFileSync(other, 'console.log("another")');
  assert.equal(start({file: other}), 'another');
  assert.deepEqual(names(), []);
});

test('it starts all the same where nothing can be kept', () => {
  assert.equal(start({into: null}), 'one');
  const file = join(world, 'no-folder');
  writeFileSync(file, '');
  assert.equal(start({into: file}), 'one');
});
