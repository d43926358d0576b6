import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {PutObjectCommand} from '@aws-sdk/client-s3';
import {admin, ceph, newBucket, put} from '../s3/buckets.js';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {DUMP, letAllBeUp} from '../../support/publisher/publisher-world.js';
import type {Variables} from '../../support/publisher/run-publisher.js';
import {startReplay, type Replay, type ReplayOptions} from '../../support/uptime-kuma/replay.js';
import {matchRoute} from '../../support/uptime-kuma/answers.js';
import {startFaultProxy, type FaultProxy} from './fault-proxy.js';

export const SIDES = ['kuma', 'backups', 'bucket'] as const;
export type Side = (typeof SIDES)[number];

const KEY = 'status.json';

export interface FaultWorld {
  /** All is well behind its proxies. */
  kuma: Replay;
  /** One in front of Uptime Kuma, one of the backups' bucket, one of the target's. */
  proxies: Record<Side, FaultProxy>;
  /** Holds the second target. */
  folder: string;
  env: Variables;
  /** What the dead-man switch was told. */
  pings: string[];
  /** Puts it where both targets lie. */
  place(body: string): Promise<void>;
  /** What a visitor gets of each target, past the proxies; null if nothing. */
  fetch(): Promise<Published>;
}

export type Published = Record<'bucket' | 'file', string | null>;

/** An Uptime Kuma in which all is up, a fresh backup, and two targets: a bucket and a file. */
export async function startFaultWorld(t: TestContext, options?: ReplayOptions) {
  const kuma = await startReplay(options);
  t.after(() => kuma.close());
  letAllBeUp(kuma);
  const ping = await startPingServer();
  t.after(ping.close);
  const folder = await mkdtemp(join(tmpdir(), 'elytra-faults-'));
  t.after(() => rm(folder, {recursive: true, force: true}));
  const [backups, bucket] = [await newBucket(), await newBucket()];
  await put(backups, 'db/dump.sql.gz', DUMP);

  const start = async (upstream: string, operationOf: Parameters<typeof startFaultProxy>[1]) => {
    const proxy = await startFaultProxy(upstream, operationOf);
    t.after(proxy.close);
    return proxy;
  };
  const proxies = {
    kuma: await start(kuma.url, ({url = ''}) => matchRoute(url).route),
    backups: await start(ceph.endpoint, () => 'list'),
    bucket: await start(ceph.endpoint, ({method = ''}) => method.toLowerCase()),
  };
  const file = join(folder, KEY);
  const {accessKeyId, secretAccessKey} = ceph.admin;

  const world: FaultWorld = {
    kuma,
    proxies,
    folder,
    pings: ping.calls,
    env: {
      UPTIME_KUMA_URL: proxies.kuma.url,
      UPTIME_KUMA_STATUS_PAGE: 'public',
      UPTIME_KUMA_HEADERS: 'X-Login: header-of-the-login-proxy',
      BACKUPS: `database=s3://${backups}/db/`,
      BACKUP_S3_ENDPOINT: proxies.backups.url,
      BACKUP_S3_ACCESS_KEY_ID: accessKeyId,
      BACKUP_S3_SECRET_ACCESS_KEY: secretAccessKey,
      STATUS_TARGETS: `main=s3://${bucket}/${KEY} mirror=file:${file}`,
      STATUS_S3_ENDPOINT: proxies.bucket.url,
      STATUS_S3_ACCESS_KEY_ID: accessKeyId,
      STATUS_S3_SECRET_ACCESS_KEY: secretAccessKey,
      PING_URL: `${ping.url}/uuid-of-the-ping`,
      LOG_LEVEL: 'debug',
    },
    async place(body) {
      const object = {Bucket: bucket, Key: KEY, Body: Buffer.from(body)};
      await admin.send(new PutObjectCommand({...object, ACL: 'public-read'}));
      await writeFile(file, body);
    },
    async fetch() {
      const answer = await fetch(`${ceph.endpoint}/${bucket}/${KEY}`);
      return {
        bucket: answer.status === 200 ? await answer.text() : null,
        file: await readFile(file, 'utf8').catch(() => null),
      };
    },
  };
  return world;
}

/** What may stand in no log and no document. */
export const secretsOf = ({env}: FaultWorld): string[] => [
  env.BACKUP_S3_ACCESS_KEY_ID!,
  env.BACKUP_S3_SECRET_ACCESS_KEY!,
  'header-of-the-login-proxy',
  'uuid-of-the-ping',
];
