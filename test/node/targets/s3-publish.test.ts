import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, it} from 'node:test';
import {
  assertFailed,
  documentOf,
  MINUTE,
  PLACE,
  startBucketWorld,
} from '../../support/s3/bucket-world.js';
import {FAILURES, type Failure} from '../../support/s3/broken-s3.js';
import {ENDLESS} from '../../support/publisher/run-publisher.js';
import {s3Error} from '../../support/s3/s3-store.js';

const OLD = documentOf(10 * MINUTE);

/** What the line in the log says; one word for one cause, whatever was asked when it struck. */
const SAYS: Record<string, RegExp> = {
  'a 403': /HTTP 403 AccessDenied; grant its key s3:PutObject and s3:PutObjectAcl/,
  'a 404 of the bucket': /HTTP 404 NoSuchBucket; there is no such bucket/,
  'a 429': /HTTP 429/,
  'a 500': /HTTP 500/,
  'a 500 without a body': /HTTP 500/,
  'a 502 in HTML': /HTTP 502/,
  'a 503': /HTTP 503 SlowDown/,
  'no answer': /no answer in time/,
  'headers and no more': /no answer in time/,
  'a slow drip': /no answer in time/,
  'another protocol': /no answer in time/,
  'a reset': /the server broke the connection \(ECONNRESET\)/,
};

const timeout = (what: string) => (/^no answer|headers|drip|protocol/.test(what) ? ENDLESS : {});

describe('a PUT that is answered with', {concurrency: 24, timeout: 60_000}, () => {
  for (const [what, failure] of Object.entries(FAILURES)) {
    it(`${what} fails, and the old document stays`, async (t) => {
      const {s3, publish, standingNow} = await startBucketWorld(t, OLD);
      s3.fails = ({operation}) => (operation === 'put' ? failure : undefined);
      assertFailed(await publish(timeout(what)), SAYS[what]);
      assert.equal(standingNow(), OLD);
    });
  }
});

describe('a look at what stands that is answered with', {concurrency: 24, timeout: 60_000}, () => {
  for (const [what, failure] of Object.entries(FAILURES)) {
    // A key that may not look is asked to, see below; HTML is no document and protects nothing.
    if (/403|HTML with 200|nothing with 200/.test(what)) continue;
    it(`${what} fails, and the old document stays`, async (t) => {
      const {s3, publish, standingNow} = await startBucketWorld(t, OLD);
      s3.fails = ({operation}) => (operation === 'get' ? failure : undefined);
      assertFailed(await publish(timeout(what)), SAYS[what]);
      assert.equal(standingNow(), OLD);
      assert.deepEqual(s3.requestsOf('put'), []);
    });
  }
});

describe('a read-back that is answered with', {concurrency: 24, timeout: 60_000}, () => {
  const cases: Record<string, Failure> = {
    ...FAILURES,
    'the old document': {status: 200, type: 'application/json', body: OLD},
    'half of a document': {status: 200, type: 'application/json', body: OLD.slice(0, 40)},
    'no object': s3Error(404, 'NoSuchKey'),
  };
  for (const [what, failure] of Object.entries(cases)) {
    if (/403/.test(what)) continue;
    it(`${what} fails`, async (t) => {
      const {s3, publish} = await startBucketWorld(t, OLD);
      s3.fails = ({operation}) =>
        operation === 'get' && s3.requestsOf('put').length ? failure : undefined;
      assertFailed(await publish(timeout(what)), SAYS[what]);
    });
  }
});

it('a server that says yes and keeps the old document fails the upload', async (t) => {
  const {s3, publish, standingNow} = await startBucketWorld(t, OLD);
  s3.store.keepsOld = true;
  assertFailed(await publish(), /kept the old document/);
  assert.equal(standingNow(), OLD);
});

it('a server that answers everything with the same HTML fails the upload', async (t) => {
  const {s3, publish} = await startBucketWorld(t, OLD);
  s3.fails = () => FAILURES['HTML with 200'];
  assertFailed(await publish());
});

it('a port that refuses fails the upload', async (t) => {
  const {publish} = await startBucketWorld(t, OLD);
  const outcome = await publish({STATUS_S3_ENDPOINT: 'http://127.0.0.1:1'});
  assertFailed(outcome, /nothing listens there \(ECONNREFUSED\)/);
});

it('an object that is too long for a document is replaced', async (t) => {
  const {publish, standingNow} = await startBucketWorld(t, OLD.padEnd(17 * 1024 ** 2));
  const {code, log} = await publish();
  assert.equal(code, 0, log);
  assert.ok(JSON.parse(standingNow()!).schema_version);
});

it('an error is read no further than an error can be long', async (t) => {
  const {s3, publish} = await startBucketWorld(t, OLD);
  const body = `<Error>${'<a/>'.repeat(50_000)}</Error>`;
  s3.fails = ({operation}) =>
    operation === 'get' ? {status: 500, type: 'application/xml', body} : undefined;
  assertFailed(await publish(), /the answer is longer than 97k/);
});

for (const what of ['a 500', 'a 503', 'a reset'] as const) {
  it(`a PUT that fails by ${what} is not hammered on: vendors count the writes to one key`, async (t) => {
    const {s3, publish} = await startBucketWorld(t, OLD);
    s3.fails = ({operation}) => (operation === 'put' ? FAILURES[what] : undefined);
    assert.equal((await publish()).code, 1);
    const {length} = s3.requestsOf('put');
    assert.ok(length <= 5, `${length} PUTs; DigitalOcean allows 5 in 5 minutes`);
  });
}

describe('a bucket that restarts is asked again where', {concurrency: 4}, () => {
  for (const [operation, what, requests] of [
    ['get', 'a 503', 8],
    ['get', 'a reset', 8],
    ['put', 'a 502 in HTML', 3],
  ] as const) {
    it(`a ${operation} fails by ${what} ${requests} times`, async (t) => {
      const {s3, publish, standingNow} = await startBucketWorld(t, OLD);
      const path = 'status/status.json';
      s3.fails = (request) =>
        request.operation === operation &&
        request.path === path &&
        s3.requestsOf(operation).filter((one) => one.path === path).length <= requests
          ? FAILURES[what]
          : undefined;
      const {code, log} = await publish();
      assert.equal(code, 0, log);
      assert.doesNotMatch(log, /Warning|Error/);
      assert.notEqual(standingNow(), OLD);
    });
  }
});

it('one target that fails leaves the others', async (t) => {
  for (const what of ['a 403', 'no answer', 'a reset'] as const) {
    const {s3, publish} = await startBucketWorld(t, OLD);
    s3.fails = ({path}) => (path === PLACE ? FAILURES[what] : undefined);
    const STATUS_TARGETS = `main=s3://${PLACE} mirror=s3://mirror/a/status.json`;
    const outcome = await publish({STATUS_TARGETS, ...timeout(what)});
    assertFailed(outcome);
    assert.match(outcome.log, /Upload successful \(mirror\)/);
    assert.ok(JSON.parse(s3.store.objects.get('mirror/a/status.json')!.body).updated_at);
    assert.equal(s3.store.objects.get(PLACE)!.body, OLD);
  }
});

describe('every PUT', () => {
  for (const vendor of ['aws', 'ceph', 'not implemented', 'bad request'] as const) {
    it(`carries the document's type, caching, ACL and checksum: ${vendor}`, async (t) => {
      const {s3, publish} = await startBucketWorld(t, OLD);
      s3.store.vendor = vendor;
      // A failure before each answer: the client's own retries count too.
      s3.fails = ({operation, nth}) =>
        operation === 'put' && nth === 1 ? FAILURES['a 500'] : undefined;
      assert.equal((await publish()).code, 0);
      const puts = s3.requestsOf('put');
      assert.ok(puts.length > 1);
      for (const {headers, body} of puts) {
        assert.equal(headers['content-type'], 'application/json');
        assert.equal(headers['cache-control'], 'public, max-age=300');
        assert.equal(headers['x-amz-acl'], 'public-read');
        const hash = (name: string) => createHash(name).update(body);
        assert.equal(headers['content-md5'], hash('md5').digest('base64'));
        assert.equal(headers['x-amz-content-sha256'], hash('sha256').digest('hex'));
        assert.equal(headers['content-length'], String(Buffer.byteLength(body)));
        const strange = /checksum|trailer|transfer-encoding|content-encoding|decoded|x-amz-meta/;
        assert.deepEqual(
          Object.keys(headers).filter((name) => strange.test(name)),
          [],
        );
      }
      const asked = s3.requests.map(({headers}) => Object.keys(headers).join(' ')).join(' ');
      assert.doesNotMatch(asked, /x-amz-checksum/);
    });
  }

  it('obeys STATUS_ACL and STATUS_CACHE_CONTROL', async (t) => {
    const {s3, publish, assertPublished} = await startBucketWorld(t, OLD);
    assertPublished(await publish({STATUS_ACL: 'none', STATUS_CACHE_CONTROL: 'no-cache'}));
    const {headers} = s3.requestsOf('put')[0]!;
    assert.equal(headers['x-amz-acl'], undefined);
    assert.equal(headers['cache-control'], 'no-cache');
  });
});
