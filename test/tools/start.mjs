import {fileURLToPath} from 'node:url';
import {ensureInstalled} from './install.mjs';
import {run} from './run.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

await ensureInstalled(root);
const args = ['--import', 'tsx', 'test/tools/demo.ts', ...process.argv.slice(2)];
process.exitCode = await run(process.execPath, args, {cwd: root});
