import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {npm} from '../../support/machine/run.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

/** Makes node_modules fit package-lock.json, with `npm ci` only where it does not yet. */
export async function ensureInstalled(root) {
  await withLock('install', () => install(root), root);
}

async function install(root) {
  if (isInstalled(root)) return;
  process.stderr.write('Installing the dependencies (npm ci)\n');
  // npm's output is no output of the command that needs the packages: all of it goes to stderr.
  const code = await npm(['ci', '--include=dev'], {cwd: root, stdio: ['ignore', 2, 2]});
  if (code !== 0) throw new Error(`npm ci failed in ${root} (exit code ${code}), see its message`);
  if (!isInstalled(root)) {
    throw new Error(`npm ci ended well, but ${join(root, 'node_modules')} lacks packages`);
  }
}

/** npm writes the hidden lock file last, so an interrupted installation has none. */
function isInstalled(root) {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = readPackages(hidden);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' ||
      wanted.optional ||
      wanted.devOptional ||
      (installed[path]?.version === wanted.version && existsSync(join(root, path))),
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
