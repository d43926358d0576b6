import {fileURLToPath} from 'node:url';
import {ensureInstalled} from './install.mjs';
import {run} from './run.mjs';
import {ensureCeph, withCeph} from './with-ceph.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

await ensureCeph();
await ensureInstalled(root);
process.exitCode = await withCeph((env) =>
  run(process.execPath, ['test/tools/node-test.mjs', 'test/s3'], {cwd: root, env}),
);
