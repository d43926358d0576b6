import {fileURLToPath} from 'node:url';
import {ensurePrograms} from '../../support/machine/ensure-programs.mjs';
import {findBrowser} from '../../support/browser/find-browser.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {npm, run} from '../../support/machine/run.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

// The documents' commands and snippets, proven against the package as it would be published.
const root = fileURLToPath(new URL('../../..', import.meta.url));

await ensurePrograms(['curl', 'jq'], ['curl', 'jq']);
await ensureInstalled(root);
const browser = await findBrowser();
const built = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
process.exitCode =
  built ||
  (await run(
    process.execPath,
    ['test/scripts/suites/node-test.mjs', 'test/system/readme', ...process.argv.slice(2)],
    {
      cwd: root,
      env: {...process.env, CHROME_PATH: browser.path, ...browser.env},
    },
  ));
