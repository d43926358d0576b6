/** Packs the package as npm would and looks at it as its user would. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MAX_PACKED = 500_000; // bytes
const ALLOWED =
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(elytra-status\.js(\.map)?|custom-elements\.json|reserve\.css|status\.schema\.json|bin\/(elytra-status\.js|THIRD_PARTY_LICENSES\.txt)|lang\/\w+\.js|embed\/(lang\/)?[\w.-]+\.(js|js\.map|d\.ts)))$/;

const folder = mkdtempSync(join(tmpdir(), 'elytra-status-package-'));
try {
  const npm = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', npm, {cwd: root, encoding: 'utf8'}));
  const files = packed.files.map(({path}) => path);
  assert.deepEqual(
    files.filter((path) => !ALLOWED.test(path)),
    [],
    'only these may be packed',
  );
  for (const wanted of [
    'LICENSE',
    'dist/elytra-status.js',
    'dist/bin/elytra-status.js',
    'dist/custom-elements.json',
  ]) {
    assert.ok(files.includes(wanted), `${wanted} is packed`);
  }
  assert.ok(packed.size <= MAX_PACKED, `${packed.size} bytes packed, at most ${MAX_PACKED}`);

  const installed = join(folder, 'node_modules', 'elytra-status');
  mkdirSync(installed, {recursive: true});
  execFileSync('tar', [
    '-xzf',
    join(folder, packed.filename),
    '-C',
    installed,
    '--strip-components=1',
  ]);
  for (const name of ['lit', 'lit-html', 'lit-element', '@lit', '@types/trusted-types']) {
    mkdirSync(join(folder, 'node_modules', name, '..'), {recursive: true});
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  const {messages, pkg} = await publint({pkgDir: installed, strict: true, level: 'suggestion'});
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
    'publint',
  );

  const bin = join(installed, 'dist/bin/elytra-status.js');
  const version = execFileSync(process.execPath, [bin, '--version'], {encoding: 'utf8'}).trim();
  assert.equal(version, packed.version, 'the command tells the version of the package');

  // A user's TypeScript, strict, with the package's own types alone.
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(
    join(folder, 'user.ts'),
    `import {freshness, parse, type ElytraStatus, type Status} from 'elytra-status';
     import 'elytra-status/define';
     import 'elytra-status/lang/de';
     const status: Status | null = parse('{}');
     if (status) freshness(status).state satisfies string;
     const card: ElytraStatus = document.createElement('elytra-status');
     card.src = '/status.json';`,
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const flags =
    '--strict --noEmit --module nodenext --target es2022 --lib es2022,dom,dom.iterable --types';
  execFileSync(process.execPath, [tsc, ...flags.split(' '), '', 'user.ts'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });

  // Server code may import the package: nothing in it touches the page while loading.
  cpSync(join(root, 'test/samples/operational.json'), join(folder, 'sample.json'));
  const script = `
    import {readFileSync} from 'node:fs';
    import {freshness, parse} from 'elytra-status';
    const {document, now} = JSON.parse(readFileSync('sample.json', 'utf8'));
    process.stdout.write(freshness(parse(document), Date.parse(now)).state);`;
  const state = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(state, 'operational');
  console.log(`${packed.filename}: ${packed.size} bytes, ${files.length} files`);
} finally {
  rmSync(folder, {recursive: true});
}
