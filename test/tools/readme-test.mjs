import {fileURLToPath} from 'node:url';
import {ensurePrograms} from './ensure-programs.mjs';
import {findBrowser} from './find-browser.mjs';
import {ensureInstalled} from './install.mjs';
import {npm, run} from './run.mjs';
import {withLock} from './with-lock.mjs';

// The documents' commands and snippets, proven against the package as it would be published.
const root = fileURLToPath(new URL('../..', import.meta.url));

await ensurePrograms(['curl', 'jq'], ['curl', 'jq']);
await ensureInstalled(root);
const browser = await findBrowser();
const built = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
process.exitCode =
  built ||
  (await run(
    process.execPath,
    ['test/tools/node-test.mjs', 'test/readme', ...process.argv.slice(2)],
    {
      cwd: root,
      env: {...process.env, CHROME_PATH: browser.path, ...browser.env},
    },
  ));
