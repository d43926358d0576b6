import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {ListObjectsV2Command, PutBucketCorsCommand} from '@aws-sdk/client-s3';
import {buildCorsRules} from '../../../generator/commands/cors/cors-rules.js';
import {DUMP, letAllBeUp} from '../../support/publisher/publisher-world.js';
import {runDoctor} from '../../support/publisher/run-doctor.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';
import {startReplay, type Replay} from '../../support/uptime-kuma/replay.js';
import {admin, ceph, newBucket, put, s3Env} from './buckets.js';

let kuma: Replay;
before(async () => {
  kuma = await startReplay();
  letAllBeUp(kuma);
});
after(() => kuma.close());

/** A published document and a backup. */
async function startWorld() {
  const [status, backups] = [await newBucket(), await newBucket()];
  await put(backups, 'db/today.sql.gz', DUMP);
  const env = {
    UPTIME_KUMA_URL: kuma.url,
    UPTIME_KUMA_STATUS_PAGE: 'public',
    STATUS_TARGETS: `main=s3://${status}/status.json`,
    ...s3Env('STATUS', ceph.admin),
    BACKUPS: `database=s3://${backups}/db/`,
    ...s3Env('BACKUP', ceph.admin),
  };
  assert.equal((await runPublisher([], env)).code, 0);
  return {status, backups, env};
}

/** Everything in a bucket with its time. */
const contents = async (Bucket: string) =>
  (await admin.send(new ListObjectsV2Command({Bucket}))).Contents;

let marks = 0;

/**
 * The requests for a bucket in the log of the gateway, as `GET /bucket/key`. A request of our own tells
 * when the log has come so far.
 */
async function requestsFor(bucket: string): Promise<string[]> {
  const mark = `GET /${bucket}/mark-${++marks}`;
  await fetch(`${ceph.endpoint}/${mark.slice('GET /'.length)}`);
  for (;;) {
    const log = await readFile(join(ceph.dir, 'client.rgw.log'), 'utf8');
    const requests = [...log.matchAll(/ beast: .*? "([A-Z]+ \/\S*) HTTP\/1\.1"/g)]
      .map(([, request]) => request!)
      .filter((request) => request.split(/[ /?]+/)[1] === bucket);
    if (requests.includes(mark)) return requests;
  }
}

describe('doctor, with buckets', () => {
  it('sees what stands there, its caching and its sites', async () => {
    const {status, env} = await startWorld();
    const CORSConfiguration = buildCorsRules(['https://www.example.com']);
    await admin.send(new PutBucketCorsCommand({Bucket: status, CORSConfiguration}));
    const {text} = await runDoctor(env, '--origin', 'https://www.example.com');
    for (const line of [
      /^ {2}ok database: newest of .* 800 bytes, /m,
      /^ {2}ok main: a valid document of .* is published \(operational\)/m,
      /^ {2}ok main: visitors may read http/m,
      /^ {2}ok main: caches may keep it 5 minutes$/m,
      /^ {2}-  main: https:\/\/www\.example\.com may read it, but the answer without Origin has/m,
      /^All is well\.$/m,
    ]) {
      assert.match(text, line);
    }
    const {problems} = await runDoctor(env, '--origin', 'https://www.example.org');
    assert.match(problems[0]![0], /^main: https:\/\/www\.example\.org may not read it/);
  });

  it('leaves both buckets as they were, and its requests in the log of the server only read', async () => {
    const {status, backups, env} = await startWorld();
    const before = [await contents(status), await contents(backups)];
    const past = [await requestsFor(status), await requestsFor(backups)];
    assert.ok(
      past[0]!.some((request) => request.startsWith('PUT ')),
      'the log shows who writes',
    );
    await runDoctor(env, '--origin', 'https://www.example.com');
    const now = [await requestsFor(status), await requestsFor(backups)];
    for (const [index, requests] of now.entries()) {
      const own = requests.slice(past[index]!.length);
      assert.ok(own.length > 1, 'more than the mark');
      for (const request of own) assert.match(request, /^(GET|HEAD) /);
    }
    assert.deepEqual([await contents(status), await contents(backups)], before);
  });
});
