import {fileURLToPath} from 'node:url';
import {findBrowser} from '../../support/browser/find-browser.mjs';
import {installApp} from '../setup/install-app.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {npm, run} from '../../support/machine/run.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

// A small app a framework on the packed package: its types checked, really built, opened in a real browser.
const root = fileURLToPath(new URL('../../..', import.meta.url));
await ensureInstalled(root);
process.exitCode = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
if (process.exitCode === 0) {
  await withLock('frameworks', async () => {
    const folder = await installApp('test/fixtures/apps');
    const browser = await findBrowser();
    const env = {
      ...process.env,
      ...browser.env,
      CHROME_PATH: browser.path,
      FRAMEWORK_APPS: folder,
    };
    const args = [
      'test/scripts/suites/node-test.mjs',
      'test/system/frameworks',
      ...process.argv.slice(2),
    ];
    process.exitCode = await run(process.execPath, args, {cwd: root, env});
  });
}
