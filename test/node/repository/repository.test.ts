import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {VERSION} from '../../../embed/text/version.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const git = (...args: string[]) => execFileSync('git', args, {cwd: root, encoding: 'utf8'});
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('git ignores .env and keeps .env.example', () => {
  assert.equal(git('check-ignore', '.env', '.env.local').trim(), '.env\n.env.local');
  assert.equal(spawnSync('git', ['check-ignore', '-q', '.env.example'], {cwd: root}).status, 1);
});

test('the lock file holds no address of a registry', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
});

test('package.json names a version of each tool, and one for all of Storybook', () => {
  const {devDependencies} = JSON.parse(read('package.json')) as {
    devDependencies: Record<string, string>;
  };
  const tools = Object.entries(devDependencies);
  assert.deepEqual(
    tools.filter(([, version]) => !/^\^?\d+\.\d+\.\d+$/.test(version)),
    [],
  );
  const storybook = tools.filter(([name]) => /^(@storybook\/|storybook$)/.test(name));
  assert.ok(storybook.length > 2);
  assert.equal(new Set(storybook.map(([, version]) => version)).size, 1);
});

test('the two scripts of a page know each other by the version of the package', () => {
  assert.equal(VERSION, JSON.parse(read('package.json')).version);
});

test('no file names a path of a machine', () => {
  const home = process.env.HOME ?? '/root';
  const {stdout} = spawnSync('git', ['grep', '-lF', '-e', root, '-e', `${home}/`], {cwd: root});
  assert.equal(stdout.toString(), '');
});

test('every variable of .env.example has the form that it asks for', async () => {
  const {readConfig} = await import('../../../generator/config/read-config.js');
  const {parseEnv} = await import('node:util');
  const text = read('.env.example').replace(/^#(?=[A-Z0-9_]+=.)/gm, '');
  const env = Object.entries(parseEnv(text)).filter(([, value]) => value);
  const keys = {ACCESS_KEY_ID: 'key', SECRET_ACCESS_KEY: 'secret'};
  for (const [name, value] of Object.entries(keys)) {
    env.push([`BACKUP_S3_${name}`, value], [`STATUS_S3_${name}`, value]);
  }
  assert.doesNotThrow(() => readConfig(Object.fromEntries(env)));
});

/** A copy of the sources in which something may be broken; what the compiler says of it. */
function compile(t: TestContext, config: string, change: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-status-compile-'));
  t.after(() => rmSync(folder, {recursive: true}));
  for (const path of [
    'embed',
    'generator',
    'package.json',
    'tsconfig.json',
    'embed/tsconfig.json',
  ]) {
    cpSync(join(root, path), join(folder, path), {recursive: true});
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  change(folder);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', config, '--noEmit'], {
    cwd: folder,
  }).stdout.toString();
}

for (const [what, code, complaint] of [
  ['Node', "import {readFileSync} from 'node:fs';\nreadFileSync('');", /node:fs/],
  ["Node's globals", 'process.exit();', /process/],
  [
    'the generator',
    "import {run} from '../../generator/commands/run.js';\nvoid run;",
    /rootDir|generator/,
  ],
] as const) {
  test(`the compiler refuses ${what} in embed/`, (t) => {
    const broken = compile(t, 'embed/tsconfig.json', (folder) => {
      const file = join(folder, 'embed/contract/percent.ts');
      writeFileSync(file, `${code}\n${readFileSync(file, 'utf8')}`);
    });
    assert.match(broken, complaint);
  });
}

test('the compiler refuses the DOM in generator/', (t) => {
  const broken = compile(t, 'generator/tsconfig.json', (folder) => {
    const file = join(folder, 'generator/rules/observed-share.ts');
    writeFileSync(file, `document.title = '';\n${readFileSync(file, 'utf8')}`);
  });
  assert.match(broken, /observed-share\.ts.*'document'/);
});

for (const [what, file, from, to] of [
  [
    'an optional field is missing in the schema',
    'document/schema',
    '    observed_at: date.optional(),\n    stale',
    '    stale',
  ],
  [
    'a field is more in the schema',
    'document/schema',
    '    stale_after:',
    '    extra: date.optional(),\n    stale_after:',
  ],
  [
    'a field is optional in one alone',
    'document/schema',
    'position: count',
    'position: count.optional()',
  ],
  [
    'a word is missing in one',
    'document/schema',
    'z.enum(CHECK_STATUSES)',
    "z.enum(['pass', 'fail'])",
  ],
] as const) {
  test(`the compiler refuses a contract that has drifted: ${what}`, (t) => {
    const broken = compile(t, 'tsconfig.json', (folder) => {
      const path = join(folder, `generator/${file}.ts`);
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes(from));
      writeFileSync(path, text.replace(from, to));
    });
    assert.match(broken, /schema\.ts.*Type 'true' is not assignable to type 'false'/);
  });
}
