import {fileURLToPath} from 'node:url';
import {ensureInstalled} from '../setup/install.mjs';
import {run} from '../../support/machine/run.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

await ensureInstalled(root);
console.log('Starting Elytra Status on this machine; it takes about twenty seconds');
const args = ['--import', 'tsx', 'test/scripts/demo/demo.ts', ...process.argv.slice(2)];
process.exitCode = await run(process.execPath, args, {cwd: root});
