import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import packageJson from '../../../package.json' with {type: 'json'};
import {bundleCommandLine} from '../../support/browser/bundle.js';

const folder = mkdtempSync(join(tmpdir(), 'elytra-status-node-'));
const bin = join(folder, 'elytra-status.js');

before(async () => {
  await bundleCommandLine(folder);
  // What no Node can read, as an old one cannot read what is really there.
  writeFileSync(join(folder, 'main.js'), 'import {nothing} from "node:util"; {');
});
after(() => rmSync(folder, {recursive: true}));

/** The command on a Node that says it is of that version. */
function runOn(version: string, ...args: string[]) {
  const pretend = `Object.defineProperty(process, 'versions', {value: {node: '${version}'}})`;
  const url = `data:text/javascript,${encodeURIComponent(pretend)}`;
  return spawnSync(process.execPath, ['--import', url, bin, ...args], {encoding: 'utf8'});
}

for (const version of ['18.19.1', '20.11.1', '12.22.12']) {
  test(`says in one sentence that Node ${version} is too old`, () => {
    const {status, stdout, stderr} = runOn(version);
    const sentence = `elytra-status needs Node 20.12 or newer; this is Node ${version}\n`;
    assert.deepEqual([status, stdout, stderr], [2, '', sentence]);
  });
}

test('is UNKNOWN for a monitoring system, on stdout, where Node is too old', () => {
  const {status, stdout, stderr} = runOn('18.19.1', 'check', 'https://example.com/status.json');
  assert.deepEqual([status, stderr], [3, '']);
  assert.match(stdout, /^STATUS UNKNOWN - elytra-status needs Node 20\.12 or newer;.*\n$/);
});

for (const version of ['20.12.0', '22.0.0', '100.1.0']) {
  test(`reads the rest on Node ${version}`, () => {
    assert.match(runOn(version).stderr, /SyntaxError/);
  });
}

test('needs the version that the package declares, and syntax of old ones only', () => {
  assert.equal(packageJson.engines.node, '>=20.12');
  const text = readFileSync(bin, 'utf8');
  assert.match(text, /^#!\/usr\/bin\/env node\n/);
  assert.doesNotMatch(text, /\bawait\b|\?\.|\?\?|^import /m);
});
