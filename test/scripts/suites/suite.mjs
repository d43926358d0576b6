import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {findBrowser} from '../../support/browser/find-browser.mjs';
import {ensurePrograms} from '../../support/machine/ensure-programs.mjs';
import {npm, run} from '../../support/machine/run.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';
import {installApp} from '../setup/install-app.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {withFaultMatrix} from './fault-matrix.mjs';
import {withSecondTry} from '../../support/machine/second-try.mjs';
import {SUITES} from './suites.mjs';
import {ensureCeph, withCeph} from './with-ceph.mjs';

// node test/scripts/suites/suite.mjs NAME [options of node --test]: one suite, with all that it needs.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const [name = '', ...options] = process.argv.slice(2);

if (Object.hasOwn(SUITES, name)) {
  process.exitCode = await runSuite(name, SUITES[name]);
} else {
  console.error(
    `No such suite: ${name || 'none was named'}. Suites: ${Object.keys(SUITES).join(', ')}`,
  );
  process.exitCode = 2;
}

/** @returns {Promise<number>} the exit code */
async function runSuite(name, suite) {
  const {script, tests} = suite;
  const node = (args, env = process.env) => run(process.execPath, args, {cwd: root, env});
  if (script) return node([`test/scripts/suites/${script}`, ...options]);

  if (suite.ceph) await ensureCeph();
  if (suite.needs) await ensurePrograms(...suite.needs);
  await ensureInstalled(root);
  const env = {...process.env, NEXT_TELEMETRY_DISABLED: '1'};
  if (suite.browser) {
    const browser = await findBrowser();
    Object.assign(env, browser.env, {CHROME_PATH: browser.path});
  }
  if (suite.build) {
    const built = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
    if (built !== 0) return built;
  }
  const args = ['test/scripts/suites/node-test.mjs', tests, ...(suite.options ?? []), ...options];
  if (suite.engine) return runEngine(suite.engine, options);
  let work = (more) => node(args, {...env, ...more});
  if (suite.app) work = inApp(name, suite.app, work);
  if (suite.matrix) work = withFaultMatrix(work);
  return suite.ceph ? withCeph(work) : work({});
}

/** The browser tests there, after Chromium has measured what they compare with. */
async function runEngine(engine, options) {
  const BROWSER_FIGURES = await mkdtemp(join(tmpdir(), 'elytra-figures-'));
  const start = (env, args) =>
    npm(['run', '-s', 'test:browser', '--', ...args], {
      cwd: root,
      env: {...process.env, BROWSER_FIGURES, ...env},
    });
  try {
    const measured = await start({}, ['--files', 'test/browser/positions.test.ts']);
    if (measured !== 0) return measured;
    return await withSecondTry((env, files) =>
      start({...env, BROWSER_ENGINE: engine}, files ? ['--files', ...files] : options),
    );
  } finally {
    await rm(BROWSER_FIGURES, {recursive: true});
  }
}

/** Two runs at once would build in one folder. */
function inApp(name, [source, variable], work) {
  return () => withLock(name, async () => work({[variable]: await installApp(source)}));
}
