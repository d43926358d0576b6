import {fileURLToPath} from 'node:url';
import {ensurePrograms} from './ensure-programs.mjs';
import {ensureInstalled} from './install.mjs';
import {run} from './run.mjs';
import {ensureCeph, withCeph} from './with-ceph.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

await ensureCeph();
await ensurePrograms(['s3cmd'], ['s3cmd']);
await ensureInstalled(root);
process.exitCode = await withCeph((env) =>
  run(process.execPath, ['test/tools/node-test.mjs', 'test/s3'], {cwd: root, env}),
);
