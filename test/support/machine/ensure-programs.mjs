import {accessSync, constants, existsSync} from 'node:fs';
import {delimiter, resolve} from 'node:path';
import {run} from './run.mjs';

/**
 * Makes sure that programs are on PATH, or where an absolute path says. Where they are not, root gets their packages on Debian, and
 * everybody else is told what to install.
 */
export async function ensurePrograms(programs, packages) {
  const missing = programs.filter((program) => !isOnPath(program));
  if (!missing.length) return;
  const command = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (!existsSync('/etc/debian_version') || process.getuid() !== 0) {
    throw new Error(`${missing.join(', ')} missing; on Debian, as root: ${command}`);
  }
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const options = {env, stdio: ['ignore', 2, 2]};
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const code = await run('apt-get', ['-qq', ...args], options);
    if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed (exit code ${code})`);
  }
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(resolve(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
