import {fileURLToPath} from 'node:url';
import {ensurePrograms} from '../../support/machine/ensure-programs.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {run} from '../../support/machine/run.mjs';
import {ensureCeph, withCeph} from './with-ceph.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

await ensureCeph();
await ensurePrograms(['s3cmd'], ['s3cmd']);
await ensureInstalled(root);
process.exitCode = await withCeph((env) =>
  run(process.execPath, ['test/scripts/suites/node-test.mjs', 'test/system/s3'], {cwd: root, env}),
);
