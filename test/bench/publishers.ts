import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {Variables} from '../support/publisher/run-publisher.js';
import type {Store} from './store.js';

const run = promisify(execFile);
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where a run reads and writes. */
export interface Place {
  /** Uptime Kuma's address. */
  kuma: string;
  store: Store;
}

/** Runs a whole cycle; the result is its wall time in ms. Throws where it did not do its work. */
export type Publisher = (place: Place) => Promise<number>;

async function time(program: string, args: string[], env: Variables): Promise<number> {
  const start = performance.now();
  const {stdout} = await run(program, args, {env});
  const wall = performance.now() - start;
  for (const line of ['Platform status: operational', 'Backup status: success', 'Upload succ']) {
    if (!stdout.includes(line)) throw new Error(`${program} does not say "${line}":\n${stdout}`);
  }
  return wall;
}

/** Python with boto3 and `aws s3 cp`, as Debian has them and with their defaults. */
export const runPlain: Publisher = async ({kuma, store}) => {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-bench-'));
  try {
    return await time('/bin/bash', [file('plain/generate.sh')], {
      PATH: '/usr/bin:/bin',
      HOME: folder,
      PYTHONDONTWRITEBYTECODE: '',
      UPTIME_KUMA_URL: kuma,
      UPTIME_KUMA_STATUS_PAGE: 'public',
      S3_ENDPOINT: store.endpoint,
      AWS_ACCESS_KEY_ID: store.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: store.credentials.secretAccessKey,
      AWS_DEFAULT_REGION: 'us-east-1',
      BACKUP_BUCKET: store.backups,
      BACKUP_PREFIX: 'db/',
      STATUS_BUCKET: store.target,
      STATUS_FILE: join(folder, 'status.json'),
    });
  } finally {
    rmSync(folder, {recursive: true});
  }
};

const environment = ({kuma, store}: Place): Variables => {
  const {accessKeyId, secretAccessKey} = store.credentials;
  const keys = (prefix: string) => ({
    [`${prefix}_S3_ENDPOINT`]: store.endpoint,
    [`${prefix}_S3_ACCESS_KEY_ID`]: accessKeyId,
    [`${prefix}_S3_SECRET_ACCESS_KEY`]: secretAccessKey,
  });
  return {
    UPTIME_KUMA_URL: kuma,
    UPTIME_KUMA_STATUS_PAGE: 'public',
    BACKUPS: `database=s3://${store.backups}/db/`,
    BACKUP_MAX_OBJECTS: '2000000',
    STATUS_TARGETS: `main=s3://${store.target}/status.json`,
    CYCLE_TIMEOUT: '90s',
    ...keys('BACKUP'),
    ...keys('STATUS'),
  };
};

const BUNDLE = file('../../dist/bin/elytra-status.js');

export const runOurs: Publisher = (place) =>
  time(process.execPath, [BUNDLE, '--env-file', '/dev/null'], environment(place));

/** Wall time in ms and peak resident memory in MB of one run. */
export async function measureMemory(
  place: Place,
  change: Variables = {},
): Promise<{wall: number; peak: number}> {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-bench-'));
  const PEAK_MEMORY_FILE = join(folder, 'peak');
  try {
    const args = ['--import', file('peak-memory.mjs'), BUNDLE, '--env-file', '/dev/null'];
    const env = {...environment(place), ...change, PEAK_MEMORY_FILE};
    const wall = await time(process.execPath, args, env);
    return {wall, peak: (Number(readFileSync(PEAK_MEMORY_FILE, 'utf8')) * 1024) / 1e6};
  } finally {
    rmSync(folder, {recursive: true});
  }
}
