import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {cp, mkdir, readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {cacheFolder} from '../../support/machine/cache-folder.mjs';
import {ensureInstalled} from './install.mjs';
import {npm} from '../../support/machine/run.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * A copy of an app of ours, outside of the project, with its own dependencies by its own lock file and with
 * the package as its users get it: packed. What was installed once is kept in the cache; the package never is.
 *
 * @param {string} source the app's folder, from the root of the project
 * @returns {Promise<string>} the copy's folder
 */
export async function installApp(source) {
  const cache = cacheFolder();
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 8);
  const folder = join(cache, `${source.replaceAll('/', '-')}-${checkout}`);
  await mkdir(folder, {recursive: true});
  for (const name of await readdir(folder)) {
    if (name !== 'node_modules') await rm(join(folder, name), {recursive: true, force: true});
  }
  await cp(join(root, source), folder, {
    recursive: true,
    filter: (path) => !/\/(node_modules|\.next|dist|dist-server)$/.test(path),
  });
  await cp(join(root, '.npmrc'), join(folder, '.npmrc'));
  await ensureInstalled(folder);
  await installPackage(folder);
  return folder;
}

async function installPackage(folder) {
  const quiet = {stdio: ['ignore', 'ignore', 2]};
  const pack = ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder];
  assert.equal(await npm(pack, {cwd: root, ...quiet}), 0, 'npm pack');
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  const installed = join(folder, 'node_modules/elytra-status');
  await rm(installed, {recursive: true, force: true});
  // Not in the lock file: npm would take a tarball of that name from its cache, as it was yesterday.
  const install = ['install', '--no-save', '--no-package-lock', '--loglevel=error', `./${tarball}`];
  assert.equal(await npm(install, {cwd: folder, ...quiet}), 0, 'npm install');
  for (const file of await readdir(join(installed, 'dist/embed'))) {
    if (!file.endsWith('.js')) continue;
    const [ours, theirs] = await Promise.all(
      [root, installed].map((from) => readFile(join(from, 'dist/embed', file), 'utf8')),
    );
    assert.equal(theirs, ours, `${file} under test is the one that was built`);
  }
}
