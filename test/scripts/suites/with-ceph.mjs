import {ensurePrograms} from '../../support/machine/ensure-programs.mjs';

const PROGRAMS = ['ceph', 'ceph-mon', 'ceph-osd', 'radosgw', 'radosgw-admin'];
const PACKAGES = ['radosgw', 'ceph-mon', 'ceph-osd'];

/** What `withCeph` needs; installed on Debian as root. */
export const ensureCeph = () => ensurePrograms(PROGRAMS, PACKAGES);

/**
 * Runs `work` with the environment by which test files find a Ceph of their own, and ends it afterwards.
 *
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
export async function withCeph(work) {
  const {register} = await import('tsx/esm/api');
  register();
  const {startCeph} = await import('../../support/s3/ceph.ts');

  // The daemons are nobody's children: a signal ends the tests only, and then it is our turn.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

  const ceph = await startCeph();
  try {
    return await work({
      ...process.env,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      TEST_S3_ENDPOINT: ceph.endpoint,
      TEST_S3_ACCESS_KEY_ID: ceph.admin.accessKeyId,
      TEST_S3_SECRET_ACCESS_KEY: ceph.admin.secretAccessKey,
      TEST_CEPH_DIR: ceph.dir,
    });
  } finally {
    await ceph.stop();
  }
}
