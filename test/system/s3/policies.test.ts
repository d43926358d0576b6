import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import {buildCorsRules} from '../../../generator/commands/cors/cors-rules.js';
import {createS3Client, httpStatus} from '../../../generator/io/s3.js';
import {sectionOf} from '../../support/repository/documents.js';
import type {S3Credentials} from '../../support/s3/ceph.js';
import {startHttpsProxy} from '../../support/s3/forwarding-proxy.js';
import {DUMP, letAllBeUp} from '../../support/publisher/publisher-world.js';
import {runDoctor} from '../../support/publisher/run-doctor.js';
import {runPublisher, type Variables} from '../../support/publisher/run-publisher.js';
import {startReplay, type Replay} from '../../support/uptime-kuma/replay.js';
import {admin, ceph, newBucket, put, s3Env} from './buckets.js';

/** The policies as they are documented: nothing here says what is in them. */
const SECTION = sectionOf('generator/docs/s3.md', '## Keys with least privileges');
const [PUBLISHING = '', PUBLIC = '', READING = ''] = [
  ...SECTION.matchAll(/```json\n(.*?)```/gs),
].map(([, json]) => json!);

let kuma: Replay;
let https: Awaited<ReturnType<typeof startHttpsProxy>>;
before(async () => {
  kuma = await startReplay();
  letAllBeUp(kuma);
  https = await startHttpsProxy(ceph.endpoint);
});
after(async () => {
  await kuma.close();
  https.close();
});

const clientOf = (credentials: S3Credentials): S3Client =>
  createS3Client({endpoint: https.url, region: 'us-east-1', credentials});
/** The status of a call: 200 for all that went well. */
const outcome = (call: Promise<unknown>) => call.then(() => 200, httpStatus);
const visit = async (path: string) => (await fetch(`${https.url}/${path}`)).status;

let worlds = 0;

/** Two buckets under the documented policies, with names of their own, and their two users. */
async function startWorld({acl = 'public-read'} = {}) {
  const [status, backups] = [await newBucket(), await newBucket()];
  const ids = {publisher: `publisher-${process.pid}-${++worlds}`, reader: `reader-${worlds}`};
  const publisher = await ceph.createUser(ids.publisher);
  const reader = await ceph.createUser(`${ids.reader}-${process.pid}`);
  const named = (json: string) =>
    json
      .replaceAll('arn:aws:iam::123456789012:', 'arn:aws:iam:::')
      .replaceAll('user/elytra-publisher', `user/${ids.publisher}`)
      .replaceAll('user/elytra-reader', `user/${ids.reader}-${process.pid}`)
      .replaceAll('elytra-status', status)
      .replaceAll('elytra-backups', backups);
  const publishing = JSON.parse(named(PUBLISHING));
  if (acl === 'none') {
    const [may] = publishing.Statement;
    may.Action = may.Action.filter((action: string) => action !== 's3:PutObjectAcl');
    publishing.Statement.push(JSON.parse(named(PUBLIC)));
  }
  await put(backups, 'db/today.sql.gz', DUMP);
  await put(backups, 'private/notes.txt', 'notes');
  for (const [Bucket, Policy] of [
    [status, JSON.stringify(publishing)],
    [backups, named(READING)],
  ] as const) {
    await admin.send(new PutBucketPolicyCommand({Bucket, Policy}));
  }
  const env: Variables = {
    UPTIME_KUMA_URL: kuma.url,
    UPTIME_KUMA_STATUS_PAGE: 'public',
    STATUS_TARGETS: `main=s3://${status}/status.json`,
    STATUS_ACL: acl,
    ...s3Env('STATUS', publisher),
    STATUS_S3_ENDPOINT: https.url,
    BACKUPS: `database=s3://${backups}/db/`,
    ...s3Env('BACKUP', reader),
    BACKUP_S3_ENDPOINT: https.url,
  };
  return {status, backups, publisher: clientOf(publisher), reader: clientOf(reader), env};
}

describe('the documented policies', () => {
  it('suffice to publish, to replace and to show it to everybody', async () => {
    const {status, env} = await startWorld();
    for (const round of ['creates', 'replaces']) {
      const {code, out, err} = await runPublisher([], env);
      assert.deepEqual([code, err], [0, []], round);
      assert.match(out.join('\n'), /Backup status: success/);
      assert.equal(await visit(`${status}/status.json`), 200);
    }
    const {text} = await runDoctor(env);
    assert.match(text, /All is well\.$/);
  });

  it('suffice without ACLs, with the statement that makes the object public', async () => {
    const {status, env} = await startWorld({acl: 'none'});
    for (const round of ['creates', 'replaces']) {
      const {code, err} = await runPublisher([], env);
      assert.deepEqual([code, err], [0, []], round);
      assert.equal(await visit(`${status}/status.json`), 200);
    }
  });

  it('let the publishing key do nothing else', async () => {
    const {status: Bucket, backups, publisher, env} = await startWorld();
    await runPublisher([], env);
    const Key = 'status.json';
    const CORSConfiguration = buildCorsRules(['*']);
    for (const [what, call] of [
      ['write another object', new PutObjectCommand({Bucket, Key: 'other.json', Body: 'x'})],
      ['delete the document', new DeleteObjectCommand({Bucket, Key})],
      ['list the bucket', new ListObjectsV2Command({Bucket})],
      ['change its CORS rules', new PutBucketCorsCommand({Bucket, CORSConfiguration})],
      ['change its policy', new PutBucketPolicyCommand({Bucket, Policy: '{}'})],
      ['list backups', new ListObjectsV2Command({Bucket: backups, Prefix: 'db/'})],
      ['read a backup', new GetObjectCommand({Bucket: backups, Key: 'db/today.sql.gz'})],
    ] as const) {
      assert.equal(await outcome(publisher.send(call as GetObjectCommand)), 403, what);
    }
    assert.equal(await outcome(publisher.send(new GetObjectCommand({Bucket, Key}))), 200);
  });

  it('let the reading key list its prefixes and nothing else', async () => {
    const {status, backups: Bucket, reader} = await startWorld();
    const Key = 'db/today.sql.gz';
    const list = (Prefix?: string) => reader.send(new ListObjectsV2Command({Bucket, Prefix}));
    assert.equal((await list('db/')).KeyCount, 1);
    assert.equal(await outcome(list('files/')), 200);
    for (const [what, call] of [
      ['read a backup', new GetObjectCommand({Bucket, Key})],
      ['replace a backup', new PutObjectCommand({Bucket, Key, Body: 'x'})],
      ['delete a backup', new DeleteObjectCommand({Bucket, Key})],
      ['list all', new ListObjectsV2Command({Bucket})],
      ['list another prefix', new ListObjectsV2Command({Bucket, Prefix: 'private/'})],
      ['publish', new PutObjectCommand({Bucket: status, Key: 'status.json', Body: 'x'})],
    ] as const) {
      assert.equal(await outcome(reader.send(call as GetObjectCommand)), 403, what);
    }
  });

  it('keep the backups from visitors, and everything else in the bucket of the document', async () => {
    const {status, backups, env} = await startWorld();
    await runPublisher([], env);
    for (const path of [
      `${backups}?list-type=2&prefix=db/`,
      `${backups}/db/today.sql.gz`,
      `${status}?list-type=2`,
      `${status}/other.json`,
    ]) {
      assert.equal(await visit(path), 403, path);
    }
  });

  it('take https: alone, from visitors and from every key', async () => {
    const {status, env} = await startWorld();
    await runPublisher([], env);
    const plain = {STATUS_S3_ENDPOINT: ceph.endpoint, BACKUP_S3_ENDPOINT: ceph.endpoint};
    assert.equal((await fetch(`${ceph.endpoint}/${status}/status.json`)).status, 403);
    const {code, out, err} = await runPublisher([], {...env, ...plain});
    assert.equal(code, 1);
    assert.match(out.join('\n'), /Backup status: unknown/);
    assert.match(err.join('\n'), /Upload failed \(main\): HTTP 403/);
  });
});
