import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer, type AddressInfo} from 'node:net';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const run = promisify(execFile);
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** A Ceph cluster of one machine, with its S3 gateway. */
export interface Ceph {
  /** Such as `http://127.0.0.1:40123`. */
  endpoint: string;
  /** Owns what it creates; no administrator of the gateway. */
  admin: S3Credentials;
  dir: string;
  /** Creates a user without any rights, for bucket policies `arn:aws:iam:::user/<uid>`. */
  createUser(uid: string): Promise<S3Credentials>;
  /** Ends the daemons and removes their folder. */
  stop(): Promise<void>;
}

/** Starts Ceph on free ports. Rejects with the packages' names where it is not installed. */
export async function startCeph(): Promise<Ceph> {
  const dir = await mkdtemp('/tmp/el-'); // short: unix sockets' paths have about 100 characters
  const admin = newCredentials();
  const [gateway, monitor] = await freePorts();
  const stop = async () => {
    await run('bash', [script('stop-ceph.sh'), dir]);
    await rm(dir, {recursive: true, force: true});
  };
  const env = {...process.env, ACCESS_KEY: admin.accessKeyId, SECRET_KEY: admin.secretAccessKey};
  try {
    await run('bash', [script('start-ceph.sh'), dir, `${gateway}`, `${monitor}`], {env});
  } catch (error) {
    await stop();
    throw new Error(`Could not start Ceph: ${(error as {stderr: string}).stderr}`, {cause: error});
  }
  return {...connect(`http://127.0.0.1:${gateway}`, admin, dir), stop};
}

/** The Ceph that suite.mjs started for all test files; `stop` leaves it to that. */
export function cephFromEnv(env = process.env): Ceph {
  const {TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY_ID, TEST_S3_SECRET_ACCESS_KEY, TEST_CEPH_DIR} = env;
  if (!TEST_S3_ENDPOINT || !TEST_S3_ACCESS_KEY_ID || !TEST_S3_SECRET_ACCESS_KEY || !TEST_CEPH_DIR) {
    throw new Error('These tests need a Ceph: start them with `npm run test:s3`');
  }
  return connect(
    TEST_S3_ENDPOINT,
    {accessKeyId: TEST_S3_ACCESS_KEY_ID, secretAccessKey: TEST_S3_SECRET_ACCESS_KEY},
    TEST_CEPH_DIR,
  );
}

function connect(endpoint: string, admin: S3Credentials, dir: string): Ceph {
  const createUser = async (uid: string) => {
    const user = newCredentials();
    const keys = [`--access-key=${user.accessKeyId}`, `--secret-key=${user.secretAccessKey}`];
    const names = [`--uid=${uid}`, `--display-name=${uid}`];
    const cluster = ['-c', join(dir, 'ceph.conf'), '-n', 'client.rgw'];
    await run('radosgw-admin', [...cluster, 'user', 'create', ...names, ...keys]);
    return user;
  };
  return {endpoint, admin, dir, createUser, stop: async () => {}};
}

function newCredentials(): S3Credentials {
  const word = (bytes: number) => randomBytes(bytes).toString('hex');
  return {accessKeyId: word(8), secretAccessKey: word(16)};
}

/** Two ports that nobody listened at a moment ago; both held at once, so that they differ. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()] as const;
  await Promise.all(servers.map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports as [number, number];
}
