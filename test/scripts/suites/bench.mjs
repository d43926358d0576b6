import {fileURLToPath} from 'node:url';
import {ensurePrograms} from '../../support/machine/ensure-programs.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {npm, run} from '../../support/machine/run.mjs';
import {ensureCeph, withCeph} from './with-ceph.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

// npm run bench [-- browser | bars | history | cycle]: what the card and the publisher cost on this machine.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const start = (script, env) =>
  run(process.execPath, ['--import=tsx', `test/bench/${script}`], {cwd: root, env});

const parts = {
  browser: () => start('browser.ts', process.env),
  bars: () => start('bars.ts', process.env),
  history: () => start('history.ts', process.env),
  async cycle() {
    await ensureCeph();
    // Debian's own, whatever else is on PATH.
    const python = ['/usr/bin/python3', '/usr/lib/python3/dist-packages/boto3', '/usr/bin/aws'];
    await ensurePrograms(python, ['python3-boto3', 'awscli']);
    const built = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
    return built || withCeph((env) => start('cycle.ts', env));
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length) {
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
await ensureInstalled(root);
for (const name of asked.length ? asked : Object.keys(parts)) {
  console.log(`== ${name}\n`);
  const code = await parts[name]();
  if (code !== 0) process.exitCode = code;
}
