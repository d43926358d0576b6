import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {subscribe, unsubscribe} from 'node:diagnostics_channel';
import type {ClientRequest} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {promisify} from 'node:util';
import {
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type {Status} from '../../../embed/contract/status.js';
import {run} from '../../../generator/commands/run.js';
import {startReplay, type Replay} from '../../support/uptime-kuma/replay.js';
import {DUMP} from '../../support/publisher/publisher-world.js';
import {admin, ceph, grant, newBucket, put, read, s3Env, setPolicy, statement} from './buckets.js';

const KEY = 'status.json';

/** Publishes once, in this process, with the replayed Uptime Kuma as the source. */
async function publish(env: Record<string, string>) {
  const lines = {out: [] as string[], err: [] as string[]};
  const code = await run(['publish'], {
    env: {UPTIME_KUMA_URL: replay.url, UPTIME_KUMA_STATUS_PAGE: 'public', ...env},
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return {code, out: lines.out.join('\n'), err: lines.err.join('\n')};
}

const target = (bucket: string, credentials = ceph.admin) => ({
  STATUS_TARGETS: `main=s3://${bucket}/${KEY}`,
  ...s3Env('STATUS', credentials),
});

const document = (updatedAt: number): string =>
  JSON.stringify({
    updated_at: new Date(updatedAt).toISOString(),
    platform_status: 'operational',
    uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
  });

let replay: Replay;
before(async () => void (replay = await startReplay()));
after(() => replay.close());

describe('publishing to a bucket', () => {
  it('gives everybody the document, its type and its caching, and nobody the backups', async () => {
    const bucket = await newBucket();
    const backups = await newBucket();
    await put(backups, 'db/2025-11-10.sql.gz', DUMP);
    const {code, out, err} = await publish({
      ...target(bucket),
      BACKUPS: `database=s3://${backups}/db/`,
      ...s3Env('BACKUP', ceph.admin),
    });
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.match(
      out,
      /Platform status: partial_outage\n.*Backup status: success\n.*Upload successful/,
    );

    const answer = await fetch(`${ceph.endpoint}/${bucket}/${KEY}`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/json');
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=300');
    assert.match(answer.headers.get('etag') ?? '', /^"[0-9a-f]{32}"$/);
    const status = (await answer.json()) as Status;
    assert.equal(status.backups?.last_backup_status, 'success');
    const object = await fetch(`${ceph.endpoint}/${backups}/db/2025-11-10.sql.gz`);
    assert.equal(object.status, 403);
    assert.equal((await fetch(`${ceph.endpoint}/${backups}?list-type=2`)).status, 403);
  });

  it('replaces a document by one PUT: Ceph is not asked with the quotes that it refuses', async (t) => {
    const bucket = await newBucket();
    await put(bucket, KEY, document(Date.now() - 60_000));
    const methods: string[] = [];
    const note = (message: unknown) => {
      const {request} = message as {request: ClientRequest};
      if (request.path.includes(`${bucket}/${KEY}`)) methods.push(request.method);
    };
    subscribe('http.client.request.start', note);
    t.after(() => unsubscribe('http.client.request.start', note));
    assert.equal((await publish(target(bucket))).code, 0);
    assert.deepEqual(methods, ['GET', 'PUT', 'GET']);
  });

  it('replaces its own document, and it stays public', async () => {
    const bucket = await newBucket();
    assert.equal((await publish(target(bucket))).code, 0);
    const first = await read(bucket, KEY);
    assert.equal((await publish(target(bucket))).code, 0);
    assert.notEqual(await read(bucket, KEY), first);
    assert.equal((await fetch(`${ceph.endpoint}/${bucket}/${KEY}`)).status, 200);
  });

  it('leaves a newer document alone', async () => {
    const bucket = await newBucket();
    const newer = document(Date.now() + 60_000);
    await put(bucket, KEY, newer);
    const {code, out} = await publish(target(bucket));
    assert.equal(code, 0);
    assert.match(out, /a newer document is published/);
    assert.equal(await read(bucket, KEY), newer);
  });

  it('replaces its document where a bucket keeps versions, and Ceph refuses all conditions', async () => {
    const bucket = await newBucket();
    const VersioningConfiguration = {Status: 'Enabled'} as const;
    await admin.send(new PutBucketVersioningCommand({Bucket: bucket, VersioningConfiguration}));
    const env = {...target(bucket), STATUS_OUTPUTS: 'badge'};
    const first = await publish(env);
    assert.deepEqual([first.code, first.err], [0, '']);
    for (const round of ['second', 'third']) {
      const before = await read(bucket, KEY);
      const {code, err} = await publish(env);
      assert.equal(code, 0, `${round}: ${err}`);
      assert.match(
        err,
        /^[^\n]+ Warning: "main": its server refuses every condition [^\n]+$/,
        round,
      );
      assert.notEqual(await read(bucket, KEY), before, round);
    }
    const newer = document(Date.now() + 60_000);
    await put(bucket, KEY, newer);
    assert.equal((await publish(env)).code, 0);
    assert.equal(await read(bucket, KEY), newer);
    await admin.send(new DeleteObjectCommand({Bucket: bucket, Key: KEY}));
    const {code, err} = await publish(env);
    assert.equal(code, 0, err);
    assert.notEqual(await read(bucket, KEY), newer);
  });

  for (const [what, standing] of [
    ['an invalid document', '{"updated_at": "2099'],
    ['one dated ahead', document(Date.now() + 3_600_000)],
  ] as const) {
    it(`replaces ${what}`, async () => {
      const bucket = await newBucket();
      await put(bucket, KEY, standing);
      assert.equal((await publish(target(bucket))).code, 0);
      assert.notEqual(await read(bucket, KEY), standing);
    });
  }

  it('publishes to the other target when one fails, and fails', async () => {
    const bucket = await newBucket();
    const {code, out, err} = await publish({
      ...target(bucket),
      STATUS_TARGETS: `gone=s3://no-such-bucket-${process.pid}/${KEY} main=s3://${bucket}/${KEY}`,
    });
    assert.equal(code, 1);
    assert.match(err, /Upload failed \(gone\): HTTP 404 NoSuchBucket; there is no such bucket/);
    assert.match(out, /Upload successful \(main\)/);
    assert.ok(await read(bucket, KEY));
  });

  it('does all with the least rights that the design names', async () => {
    const bucket = await newBucket();
    const rights = ['GetObject', 'PutObject', 'PutObjectAcl'];
    const user = await grant(bucket, `least-${process.pid}`, rights, [
      `${bucket}/${KEY}`,
      `${bucket}/history.json`,
    ]);
    for (const round of ['creates', 'replaces']) {
      const {code, err} = await publish(target(bucket, user));
      assert.deepEqual({code, err}, {code: 0, err: ''}, round);
    }
    const other = await publish({
      ...target(bucket, user),
      STATUS_TARGETS: `main=s3://${bucket}/other.json`,
    });
    assert.equal(other.code, 1);
    assert.match(
      other.err,
      /HTTP 403 AccessDenied; grant its key s3:PutObject and s3:PutObjectAcl/,
    );
  });

  it('asks for GetObject when it may only write, and publishes', async () => {
    const bucket = await newBucket();
    const uid = `writer-${process.pid}`;
    const user = await ceph.createUser(uid);
    const everything = statement(uid, 'Allow', ['*'], [`${bucket}/${KEY}`]);
    await setPolicy(bucket, [
      everything,
      statement(uid, 'Deny', ['GetObject'], [`${bucket}/${KEY}`]),
    ]);
    assert.equal((await publish(target(bucket, user))).code, 0);
    const first = await read(bucket, KEY);
    const {code, err} = await publish(target(bucket, user));
    assert.equal(code, 0);
    assert.match(err, /may not read what is published.*grant it s3:GetObject/);
    assert.notEqual(await read(bucket, KEY), first);
  });

  it('names STATUS_ACL where public objects are refused, and obeys it', async () => {
    const closed = await newBucket();
    const PublicAccessBlockConfiguration = {BlockPublicAcls: true};
    await admin.send(
      new PutPublicAccessBlockCommand({Bucket: closed, PublicAccessBlockConfiguration}),
    );
    const refused = await publish(target(closed));
    assert.equal(refused.code, 1);
    assert.match(refused.err, /HTTP 403 .*STATUS_ACL=none/);
    // Ceph refuses every object of such a bucket, so that another has to show it.
    const bucket = await newBucket();
    const obeyed = await publish({...target(bucket), STATUS_ACL: 'none'});
    assert.deepEqual([obeyed.code, obeyed.err], [0, '']);
    assert.equal((await fetch(`${ceph.endpoint}/${bucket}/${KEY}`)).status, 403);
  });

  it('tells a wrong secret from a wrong key', async () => {
    const bucket = await newBucket();
    const secret = await publish(target(bucket, {...ceph.admin, secretAccessKey: 'wrong'}));
    assert.equal(secret.code, 1);
    assert.match(secret.err, /SignatureDoesNotMatch; check STATUS_S3_SECRET_ACCESS_KEY/);
    const key = await publish(target(bucket, {...ceph.admin, accessKeyId: 'nobody'}));
    assert.match(key.err, /InvalidAccessKeyId; check STATUS_S3_ACCESS_KEY_ID/);
  });

  it('leaves one whole document when six processes start at once', async () => {
    const bucket = await newBucket();
    const env = {
      ...process.env,
      UPTIME_KUMA_URL: replay.url,
      UPTIME_KUMA_STATUS_PAGE: 'public',
      ...target(bucket),
    };
    const args = ['--import', 'tsx', 'generator/main.ts'];
    const execute = promisify(execFile);
    const runs = await Promise.all(
      Array.from({length: 6}, () => execute(process.execPath, args, {env})),
    );
    assert.deepEqual(
      runs.flatMap(({stderr}) => stderr || []),
      [],
    );
    assert.ok(runs.some(({stdout}) => stdout.includes('Upload successful')));
    assert.equal((JSON.parse(await read(bucket, KEY)) as Status).schema_version, 1);
  });
});
