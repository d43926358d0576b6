import {existsSync} from 'node:fs';
import {mkdir, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {cacheFolder} from '../../support/machine/cache-folder.mjs';
import {npm} from '../../support/machine/run.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

/**
 * Installs a version of Node from npm, which carries its programs as packages.
 *
 * @param {string} version such as 22.23.3
 * @returns {Promise<string>} the folder of the program
 */
export async function installNode(version) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  const folder = join(cacheFolder(), `node-${version}`);
  await withLock('node', () => install(`${name}@${version}`, folder), folder);
  return join(folder, 'node_modules', name, 'bin');
}

async function install(wanted, folder) {
  if (existsSync(folder)) return; // it came there by a rename: it is complete
  process.stderr.write(`Installing ${wanted} into ${folder}\n`);
  const staging = `${folder}.partial`;
  await rm(staging, {recursive: true, force: true});
  await mkdir(staging, {recursive: true});
  await writeFile(join(staging, 'package.json'), '{}');
  const flags = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'];
  const args = ['install', '--prefix', staging, ...flags, '--loglevel=error', wanted];
  const code = await npm(args, {cwd: staging, stdio: ['ignore', 2, 2]});
  if (code !== 0) throw new Error(`Could not install ${wanted} from npm (exit code ${code})`);
  await rename(staging, folder);
}
