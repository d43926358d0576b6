import {fileURLToPath} from 'node:url';
import {findBrowser} from './find-browser.mjs';
import {installApp} from './install-app.mjs';
import {ensureInstalled} from './install.mjs';
import {npm, run} from './run.mjs';
import {withLock} from './with-lock.mjs';

// A small app a framework on the packed package: its types checked, really built, opened in a real browser.
const root = fileURLToPath(new URL('../..', import.meta.url));
await ensureInstalled(root);
process.exitCode = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
if (process.exitCode === 0) {
  await withLock('frameworks', async () => {
    const folder = await installApp('test/framework-apps');
    const browser = await findBrowser();
    const env = {
      ...process.env,
      ...browser.env,
      CHROME_PATH: browser.path,
      FRAMEWORK_APPS: folder,
    };
    const args = ['test/tools/node-test.mjs', 'test/frameworks', ...process.argv.slice(2)];
    process.exitCode = await run(process.execPath, args, {cwd: root, env});
  });
}
