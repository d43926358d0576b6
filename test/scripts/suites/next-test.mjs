import {fileURLToPath} from 'node:url';
import {findBrowser} from '../../support/browser/find-browser.mjs';
import {installApp} from '../setup/install-app.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {npm, run} from '../../support/machine/run.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

// A real app on the packed package: real builds, a real server, a real browser.
// node test/scripts/suites/next-test.mjs [--test-name-pattern=… and other options of node --test]
const root = fileURLToPath(new URL('../../..', import.meta.url));
await ensureInstalled(root);
process.exitCode = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
if (process.exitCode === 0) {
  await withLock('next', async () => {
    const folder = await installApp('test/fixtures/apps/next');
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
      'test/scripts/suites/node-test.mjs',
      'test/system/next',
      '--test-concurrency=1',
      ...process.argv.slice(2),
    ];
    process.exitCode = await run(process.execPath, args, {cwd: root, env});
  });
}
