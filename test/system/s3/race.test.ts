import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Status} from '../../../embed/contract/status.js';
import {openTarget, type BucketTarget} from '../../../generator/targets/open-target.js';
import {putDocument} from '../../../generator/targets/put-document.js';
import {ceph, newBucket, put, read} from './buckets.js';

const KEY = 'status.json';
const SECOND = 1_000; // ms

const document = (updatedAt: number, name = 'nobody'): Status => ({
  schema_version: 1,
  updated_at: new Date(updatedAt).toISOString(),
  platform_status: 'operational',
  uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
  page: {name},
});
const bodyOf = (status: Status) => `${JSON.stringify(status)}\n`;

const target = (bucket: string): BucketTarget => ({
  name: 'main',
  location: {kind: 's3', bucket, key: KEY},
  s3: {endpoint: ceph.endpoint, region: 'us-east-1', credentials: ceph.admin},
  acl: 'public-read',
  cacheControl: 'public, max-age=300',
});

/** Publishes as on machines of their own: the lock of one machine is not in the way. */
function race(bucket: string, documents: readonly Status[], now: number) {
  const warnings: string[] = [];
  const signal = AbortSignal.timeout(27_000);
  const warn = (message: string) => warnings.push(message);
  return Promise.allSettled(
    documents.map((status) => {
      const place = openTarget(target(bucket), signal);
      const work = putDocument(place, target(bucket).location, {status, now, warn});
      return work.finally(() => place.close());
    }),
  ).then((outcomes) => ({outcomes, warnings}));
}

describe('of publishers that race for one object the newest wins and nobody fails', () => {
  for (const [what, publishers, rounds, standing, order] of [
    ['over an old document', 6, 20, 60, (index: number) => index],
    ['on an empty place', 6, 10, null, (index: number) => index],
    ['the newest first', 6, 5, 60, (index: number) => -index],
    ['two of one moment', 6, 5, 60, (index: number) => index >> 1],
    ['over an old document', 10, 5, 60, (index: number) => index],
  ] as const) {
    it(`${publishers} of them ${what}, ${rounds} times`, async () => {
      for (let round = 0; round < rounds; round++) {
        const bucket = await newBucket();
        const now = Date.now();
        if (standing) await put(bucket, KEY, bodyOf(document(now - standing * SECOND)));
        const documents = Array.from({length: publishers}, (_, index) =>
          document(now - (20 - order(index)) * SECOND, `publisher ${index}`),
        );
        const {outcomes, warnings} = await race(bucket, documents, now);
        const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
        assert.deepEqual([failed, warnings], [[], []], `round ${round}`);

        const body = await read(bucket, KEY);
        const winner = documents.findIndex((status) => bodyOf(status) === body);
        const newest = documents
          .map(({updated_at}) => updated_at)
          .sort()
          .at(-1);
        assert.equal(documents[winner]?.updated_at, newest, `round ${round}`);
        const said = outcomes.map((one) => one.status === 'fulfilled' && one.value);
        assert.equal(said[winner], 'published');
        for (const [index, {updated_at}] of documents.entries()) {
          if (updated_at === newest && index !== winner) assert.equal(said[index], 'left');
        }
        assert.equal((await fetch(`${ceph.endpoint}/${bucket}/${KEY}`)).status, 200);
      }
    });
  }
});
