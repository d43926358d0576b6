import {fileURLToPath} from 'node:url';
import {ensurePrograms} from './ensure-programs.mjs';
import {ensureInstalled} from './install.mjs';
import {run} from './run.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const programs = ['ceph', 'ceph-mon', 'ceph-osd', 'radosgw', 'radosgw-admin', 's3cmd'];

await ensurePrograms(programs, ['radosgw', 'ceph-mon', 'ceph-osd', 's3cmd']);
await ensureInstalled(root);

const {register} = await import('tsx/esm/api');
register();
const {startCeph} = await import('./ceph.ts');

// The daemons are nobody's children: a signal ends the tests only, and then it is our turn.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const ceph = await startCeph();
try {
  process.exitCode = await run(process.execPath, ['test/tools/node-test.mjs', 'test/s3'], {
    cwd: root,
    env: {
      ...process.env,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      TEST_S3_ENDPOINT: ceph.endpoint,
      TEST_S3_ACCESS_KEY_ID: ceph.admin.accessKeyId,
      TEST_S3_SECRET_ACCESS_KEY: ceph.admin.secretAccessKey,
      TEST_CEPH_DIR: ceph.dir,
    },
  });
} finally {
  await ceph.stop();
}
