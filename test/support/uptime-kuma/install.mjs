import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {copyFile, mkdir, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {cacheFolder} from '../machine/cache-folder.mjs';
import {npm} from '../machine/run.mjs';
import {withLock} from '../machine/with-lock.mjs';

// The only Uptime Kuma in the registry. For a reader it behaves like 1.23.
const PACKAGE = 'uptime-kuma@2.0.0-dev.0';

// What node-gyp needs to compile its sqlite.
const COMPILERS = ['python3', 'make', 'g++'];

/**
 * Installs Uptime Kuma into the cache, outside of the project and its lock file, unless it is there: about two
 * minutes and 260 MB. It is no dependency of the project because of that, and because nobody released it.
 *
 * @returns {Promise<string>} the folder of the package
 */
export async function installKuma() {
  const cache = cacheFolder();
  const folder = join(cache, PACKAGE.replace('@', '-'));
  await withLock('uptime-kuma', () => install(folder), folder);
  return join(folder, 'node_modules/uptime-kuma');
}

async function install(folder) {
  if (existsSync(folder)) return; // it came there by a rename: it is complete
  const missing = COMPILERS.filter((tool) => spawnSync(tool, ['--version']).error);
  if (missing.length > 0) {
    throw new Error(`${PACKAGE} compiles its sqlite: install ${missing.join(', ')} first`);
  }
  process.stderr.write(`Installing ${PACKAGE} into ${folder}, this takes about two minutes\n`);
  const staging = `${folder}.partial`;
  await rm(staging, {recursive: true, force: true});
  await mkdir(staging, {recursive: true});
  await installPackage(staging);
  await copyPatches(join(staging, 'node_modules/uptime-kuma/db'));
  await rename(staging, folder);
}

async function installPackage(staging) {
  const allowScripts = {'@louislam/sqlite3': true, protobufjs: true};
  await writeFile(join(staging, 'package.json'), JSON.stringify({private: true, allowScripts}));
  const flags = ['--prefix', staging, '--ignore-scripts=false', '--no-package-lock', '--no-audit'];
  const args = ['install', ...flags, '--no-fund', '--loglevel=error', PACKAGE];
  const env = {...process.env, ...findHeaders()};
  const code = await npm(args, {cwd: staging, env, stdio: ['ignore', 2, 2]});
  const binding = join(staging, 'node_modules/@louislam/sqlite3/lib/binding');
  if (code !== 0 || !existsSync(binding)) {
    throw new Error(`Could not install ${PACKAGE} and compile its sqlite (exit code ${code})`);
  }
}

/** node-gyp downloads the headers of Node unless it is told where they are. */
function findHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include/node/node.h')) ? {npm_config_nodedir: prefix} : {};
}

/** The package does not start as shipped: it looks for these patches in the other folder. */
async function copyPatches(database) {
  const patches = (await readdir(database)).filter((file) => /^patch-.*\.sql$/.test(file));
  await Promise.all(
    patches.map((file) => copyFile(join(database, file), join(database, 'old_migrations', file))),
  );
}
