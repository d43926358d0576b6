import {fileURLToPath} from 'node:url';
import {findBrowser} from '../../support/browser/find-browser.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {npm, run} from '../../support/machine/run.mjs';
import {withSecondTry} from '../../support/machine/second-try.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

// npm test [-- GATE…]: the quick gates, on a fresh clone too, so nothing here needs node_modules.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = (name, env, args = []) =>
  npm(['run', '-s', name, ...args], {cwd: root, env: {...process.env, ...env}});

const gates = {
  lint: () => script('lint'),
  types: () => script('types'),
  build: () => withLock('build', () => script('build')),
  docs: () => script('reference', {}, ['--', '--check']),
  node: () => script('test:node'),
  browser: async () => {
    const browser = await findBrowser();
    return withSecondTry((env, files) =>
      script(
        'test:browser',
        {...env, CHROME_PATH: browser.path, ...browser.env},
        files && ['--', '--files', ...files],
      ),
    );
  },
  e2e: async () => {
    const browser = await findBrowser();
    return script('test:e2e', {CHROME_PATH: browser.path, ...browser.env});
  },
  stories: async () => {
    const browser = await findBrowser();
    return script('test:stories', {CHROME_PATH: browser.path, ...browser.env});
  },
  size: () => script('size'),
  package: () => run(process.execPath, ['test/scripts/suites/package-check.mjs'], {cwd: root}),
};

process.exitCode = await main(process.argv.slice(2));

async function main(asked) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 12)) {
    console.error(`Node ${process.versions.node} is too old: this project needs 20.12 or newer`);
    return 2;
  }
  const unknown = asked.filter((name) => !Object.hasOwn(gates, name));
  if (unknown.length) {
    console.error(`No such gate: ${unknown.join(', ')}. Gates: ${Object.keys(gates).join(', ')}`);
    return 2;
  }
  await ensureInstalled(root);
  const results = await runGates(asked.length ? asked : Object.keys(gates));
  console.log('\ngate     result  seconds');
  for (const {name, result, seconds} of results) {
    console.log(`${name.padEnd(8)} ${result} ${seconds.toFixed(1).padStart(8)}`);
  }
  return results.every(({result}) => result === 'passed') ? 0 : 1;
}

/** All of them, whatever fails: one run tells everything there is to repair. */
async function runGates(names) {
  const results = [];
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => (stopped = true));
  for (const name of names) {
    if (stopped) break;
    console.log(`\n== ${name}`);
    const start = performance.now();
    const code = await gates[name]().catch((error) => console.error(error.message));
    const seconds = (performance.now() - start) / 1000;
    results.push({name, result: code === 0 ? 'passed' : 'FAILED', seconds});
  }
  return results;
}
