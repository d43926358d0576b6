import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {cacheFolder} from '../machine/cache-folder.mjs';
import {npm} from '../machine/run.mjs';
import {withLock} from '../machine/with-lock.mjs';

const VERSION = '147.0.0'; // the newest that supports Node 20

/**
 * Installs the Chromium that @sparticuz/chromium carries inside its npm package, for machines
 * without a browser and without the right to install one. It is no dependency of the project,
 * because most machines would get 65 MB for nothing.
 *
 * @returns {Promise<{path: string, env: Record<string, string>}>}
 */
export async function installChromium() {
  const cache = cacheFolder();
  const folder = join(cache, `chromium-${VERSION}`);
  await withLock('chromium', () => install(folder), folder);
  return {
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
        .filter(Boolean)
        .join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

async function install(folder) {
  if (existsSync(folder)) return; // it came there by a rename: it is complete
  process.stderr.write(`No browser found: installing Chromium into ${folder}\n`);
  const staging = `${folder}.partial`;
  const unpacked = join(staging, 'unpacked');
  await rm(staging, {recursive: true, force: true});
  await mkdir(unpacked, {recursive: true});
  await writeFile(join(staging, 'package.json'), '{}');
  await installPackage(staging);
  await unpack(staging, unpacked);
  await writeFile(join(unpacked, 'fonts.conf'), fontsConf(folder));
  await rename(unpacked, folder);
  await rm(staging, {recursive: true, force: true});
}

async function installPackage(staging) {
  const flags = ['--prefix', staging, '--ignore-scripts', '--no-package-lock', '--no-audit'];
  const args = [
    'install',
    ...flags,
    '--no-fund',
    '--loglevel=error',
    `@sparticuz/chromium@${VERSION}`,
  ];
  const code = await npm(args, {cwd: staging, stdio: ['ignore', 2, 2]});
  if (code !== 0) throw new Error(`Could not install Chromium from npm; set CHROME_PATH instead`);
}

/**
 * The package unpacks into the temporary folder, whatever version lies there, and adds the
 * libraries a bare machine lacks only where the environment looks like AWS Lambda; it then changes
 * that environment. Hence a process and a folder of its own.
 */
async function unpack(staging, unpacked) {
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: staging,
    env: {...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x'},
  });
}

/** The package's own file names Lambda's folders; without fonts, text has no size. */
function fontsConf(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
