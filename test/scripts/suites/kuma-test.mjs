import {fileURLToPath} from 'node:url';
import {ensurePrograms} from '../../support/machine/ensure-programs.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {run} from '../../support/machine/run.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

// The tests install their own Uptime Kuma, unless they are given one; it holds a native module.
if (!process.env.TEST_UPTIME_KUMA_URL) {
  await ensurePrograms(['python3', 'make', 'g++'], ['python3', 'make', 'g++']);
}
await ensureInstalled(root);
const args = ['test/scripts/suites/node-test.mjs', 'test/system/kuma'];
process.exitCode = await run(process.execPath, args, {cwd: root});
