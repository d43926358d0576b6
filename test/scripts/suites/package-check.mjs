/** Packs the package as npm would and looks at it as its user would. */
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import picomatch from 'picomatch';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {lockedClosure} from '../../support/machine/locked-closure.mjs';
import {packageFiles} from './package-files.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const MAX_PACKED = 500_000; // bytes
/** Lit, and what Lit itself needs. */
const BRINGS = [
  '@lit-labs/ssr-dom-shim',
  '@lit/reactive-element',
  '@types/trusted-types',
  'lit',
  'lit-element',
  'lit-html',
];

const folder = mkdtempSync(join(tmpdir(), 'elytra-status-package-'));
const installed = join(folder, 'node_modules', 'elytra-status');
try {
  const packed = pack();
  checkFiles(packed);
  install(packed);
  checkSideEffects();
  checkSourceMaps(packed);
  await checkManifest(packed);
  checkCommand(packed);
  checkUserTypes();
  checkServerImport();
  checkReproducible(packed);
  console.log(`${packed.filename}: ${packed.size} bytes, ${packed.entryCount} files`);
} finally {
  rmSync(folder, {recursive: true});
}

function run(program, args, options) {
  return execFileSync(program, args, {cwd: folder, encoding: 'utf8', ...options});
}

/** A bundler leaves out the import of a file that the manifest calls free of effects. */
function checkSideEffects() {
  const {sideEffects} = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const hasEffects = picomatch(sideEffects.map((glob) => glob.replace('./', '')));
  for (const file of ['dist/reserve.css', 'dist/embed/define.js', 'dist/embed/lang/de.js']) {
    assert.ok(hasEffects(file), `${file} belongs into sideEffects`);
  }
}

function pack() {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  return JSON.parse(run('npm', args, {cwd: root}))[0];
}

function checkFiles({files, size, version}) {
  const paths = files.map(({path}) => path);
  const globs = packageFiles(version);
  const fits = picomatch(globs);
  assert.deepEqual(
    paths.filter((path) => !fits(path)),
    [],
    'only what test/scripts/suites/package-files.mjs lists may be packed',
  );
  assert.deepEqual(
    globs.filter((glob) => !paths.some(picomatch(glob))),
    [],
    'all that test/scripts/suites/package-files.mjs lists must be packed',
  );
  assert.ok(size <= MAX_PACKED, `${size} bytes packed, at most ${MAX_PACKED}`);
}

/** As npm would, with links to our own node_modules for what the package brings. */
function install({filename}) {
  mkdirSync(installed, {recursive: true});
  run('tar', ['-xzf', filename, '-C', installed, '--strip-components=1']);
  assert.deepEqual(lockedClosure(), new Set(BRINGS), 'only these may come along');
  for (const name of BRINGS) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), {recursive: true});
    symlinkSync(join(root, 'node_modules', name), link);
  }
}

function checkSourceMaps({files}) {
  for (const {path} of files.filter((file) => file.path.endsWith('.map'))) {
    const {sources, sourcesContent = []} = JSON.parse(readFileSync(join(installed, path), 'utf8'));
    const missing = sources.filter((_, index) => !sourcesContent[index]);
    assert.deepEqual(missing, [], `${path} carries its sources`);
  }
}

async function checkManifest({filename}) {
  const {messages, pkg} = await publint({pkgDir: installed, strict: true, level: 'suggestion'});
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
    'publint',
  );
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const args = ['--profile', 'esm-only', '--include-entrypoints', 'lang/de'];
  args.push('--exclude-entrypoints', 'reserve.css', '--format', 'ascii', '--no-emoji');
  const options = {cwd: folder, encoding: 'utf8'};
  const {status, stdout} = spawnSync(process.execPath, [attw, filename, ...args], options);
  assert.equal(status, 0, `attw\n${stdout}`);
}

function checkCommand(packed) {
  const bin = join(installed, 'dist/bin/elytra-status.js');
  const version = run(process.execPath, [bin, '--version']).trim();
  assert.equal(version, packed.version, 'the command tells the version of the package');
}

/** A user's TypeScript, strict, with the package's own types alone. */
function checkUserTypes() {
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
  run(process.execPath, [tsc, ...flags.split(' '), '', 'user.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Server code may import the package: nothing in it touches the page while loading. */
function checkServerImport() {
  cpSync(join(root, 'test/fixtures/samples/operational.json'), join(folder, 'sample.json'));
  const script = `
    import {readFileSync} from 'node:fs';
    import {freshness, parse} from 'elytra-status';
    const {document, now} = JSON.parse(readFileSync('sample.json', 'utf8'));
    process.stdout.write(freshness(parse(document), Date.parse(now)).state);`;
  assert.equal(run(process.execPath, ['--input-type=module', '-e', script]), 'operational');
}

/** Built and packed once more, it is the same to the byte. */
function checkReproducible({integrity}) {
  run('npm', ['run', '-s', 'build'], {cwd: root, stdio: 'inherit'});
  assert.equal(pack().integrity, integrity, 'a second build packs the same bytes');
}
