import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {installNode} from '../setup/install-node.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {run} from '../../support/machine/run.mjs';

// The tests of test/node on the supported lines of Node that npm test does not run on: the oldest version that
// package.json allows, and the newest of each later long-term line. node test/scripts/suites/nodes-test.mjs [MAJOR…]
const VERSIONS = ['20.12.0', '22.23.3', '24.21.0'];

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [ours] = process.versions.node.split('.');
const asked = process.argv.slice(2);
const unknown = asked.filter(
  (major) => !VERSIONS.some((version) => version.startsWith(`${major}.`)),
);
if (unknown.length) {
  console.error(`No such Node here: ${unknown.join(', ')}. Versions: ${VERSIONS.join(', ')}`);
  process.exit(2);
}

await ensureInstalled(root);
const results = [];
for (const version of VERSIONS) {
  const [major] = version.split('.');
  if (asked.length ? !asked.includes(major) : major === ours) continue;
  const folder = await installNode(version);
  console.log(`\n== Node ${version}`);
  const start = performance.now();
  const node = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
  const code = await run(node, ['test/scripts/suites/node-test.mjs', 'test/node'], {
    cwd: root,
    // Programs that a test starts shall find the same one.
    env: {...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`},
  });
  results.push({version, code, seconds: (performance.now() - start) / 1000});
}

console.log('\nNode      result  seconds');
for (const {version, code, seconds} of results) {
  const result = code === 0 ? 'passed' : 'FAILED';
  console.log(`${version.padEnd(9)} ${result} ${seconds.toFixed(1).padStart(8)}`);
}
process.exitCode = results.every(({code}) => code === 0) ? 0 : 1;
