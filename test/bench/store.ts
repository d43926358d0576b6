import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {ceph, newBucket, put} from '../system/s3/buckets.js';
import {DUMP} from '../support/publisher/publisher-world.js';
import type {S3Credentials} from '../support/s3/ceph.js';

/** A server with two buckets: one of so many backups, and one to publish to. */
export interface Store {
  name: string;
  endpoint: string;
  credentials: S3Credentials;
  backups: string;
  target: string;
  end(): void;
}

const AT_ONCE = 16; // PUTs

/** For some ten thousand: Ceph takes a few hundred PUTs a second. */
export async function fillCeph(count: number): Promise<Store> {
  const [backups, target] = [await newBucket(), await newBucket()];
  let next = 0;
  const fill = async () => {
    while (next < count) await put(backups, `db/${String(next++).padStart(9, '0')}.sql.gz`, DUMP);
  };
  await Promise.all(Array.from({length: AT_ONCE}, fill));
  return {
    name: 'Ceph',
    endpoint: ceph.endpoint,
    credentials: ceph.admin,
    backups,
    target,
    end: () => {},
  };
}

/** For any number. */
export async function startListing(count: number): Promise<Store> {
  const script = fileURLToPath(new URL('listing-server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import=tsx', script, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    name: 'stand-in',
    endpoint: String(address).trim(),
    credentials: {accessKeyId: 'bench', secretAccessKey: 'bench-secret'},
    backups: 'backups',
    target: 'status',
    end: () => child.kill(),
  };
}
