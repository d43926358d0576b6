import {fileURLToPath} from 'node:url';
import {findBrowser} from './find-browser.mjs';
import {installApp} from './install-app.mjs';
import {ensureInstalled} from './install.mjs';
import {npm, run} from './run.mjs';
import {withLock} from './with-lock.mjs';

// A real app on the packed package: real builds, a real server, a real browser.
// node test/tools/next-test.mjs [--test-name-pattern=… and other options of node --test]
const root = fileURLToPath(new URL('../..', import.meta.url));
await ensureInstalled(root);
process.exitCode = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
if (process.exitCode === 0) {
  await withLock('next', async () => {
    const folder = await installApp('test/next-app');
    const browser = await findBrowser();
    const env = {
      ...process.env,
      ...browser.env,
      CHROME_PATH: browser.path,
      NEXT_APP: folder,
      NEXT_TELEMETRY_DISABLED: '1',
    };
    // One at a time: they build in one folder.
    const args = [
      'test/tools/node-test.mjs',
      'test/next',
      '--test-concurrency=1',
      ...process.argv.slice(2),
    ];
    process.exitCode = await run(process.execPath, args, {cwd: root, env});
  });
}
