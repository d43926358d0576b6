import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import type {History} from '../../../embed/contract/history.js';
import {historySchema} from '../../../generator/document/history-schema.js';
import {startBucketWorld} from '../../support/s3/bucket-world.js';
import {s3Error} from '../../support/s3/s3-store.js';

const HISTORY = 'status/history.json';

async function startHistory(t: TestContext) {
  const world = await startBucketWorld(t, null);
  const {s3} = world;
  s3.isAlike = true;
  const puts = () => s3.requestsOf('put').filter(({path}) => path === HISTORY);
  const standing = () => s3.store.objects.get(HISTORY)?.body;
  const read = (): History => historySchema.parse(JSON.parse(standing()!));
  return {...world, puts, standing, read};
}

describe('a history in a bucket', {timeout: 60_000}, () => {
  it('costs one GET and one PUT, on condition, with the headers of the document', async (t) => {
    const {s3, publish, puts} = await startHistory(t);
    assert.deepEqual(await publish().then(({code, err}) => [code, err]), [0, '']);
    await publish();
    const gets = s3.requestsOf('get').filter(({path}) => path === HISTORY);
    assert.deepEqual([gets.length, puts().length], [2, 2]);
    const [first, second] = puts().map(({headers}) => headers);
    assert.equal(first!['if-none-match'], '*');
    assert.ok(second!['if-match']);
    assert.equal(second!['x-amz-acl'], 'public-read');
    assert.equal(second!['cache-control'], 'public, max-age=300');
  });

  it('is counted again where another publisher was faster', async (t) => {
    const {s3, publish, puts, read} = await startHistory(t);
    await publish();
    const other = {...read(), feed_id: 'of the other'};
    let isFirst = true;
    s3.fails = ({operation, path}) => {
      if (operation === 'put' && path === HISTORY && isFirst) {
        isFirst = false;
        s3.store.set(HISTORY, JSON.stringify(other));
      }
      return undefined;
    };
    const {code, err} = await publish();
    assert.deepEqual([code, err], [0, '']);
    assert.equal(puts().length, 3);
    assert.deepEqual(read().components, other.components);
  });

  it('begins where its key may not look, and nothing is there', async (t) => {
    const {s3, publish, read} = await startHistory(t);
    s3.fails = ({operation, path}) =>
      operation === 'get' && path === HISTORY ? s3Error(403, 'AccessDenied') : undefined;
    const {code, err} = await publish();
    assert.deepEqual([code, err], [0, '']);
    assert.ok(read().platform);
  });

  for (const vendor of ['aws', 'ceph', 'not implemented', 'bad request'] as const) {
    it(`that its key may not read is left alone: ${vendor}`, async (t) => {
      const {s3, publish, standing} = await startHistory(t);
      s3.store.vendor = vendor;
      s3.store.set(HISTORY, 'of others');
      s3.fails = ({operation, path}) =>
        operation === 'get' && path === HISTORY ? s3Error(403, 'AccessDenied') : undefined;
      const {code, err} = await publish();
      assert.equal(code, 0);
      assert.match(
        err,
        /Warning: History \(main\): its key may not read .*; grant it s3:GetObject/,
      );
      assert.equal(standing(), 'of others');
    });
  }

  for (const failure of ['hang', 'reset'] as const) {
    it(`keeps no status from being published when it cannot be read: ${failure}`, async (t) => {
      const {s3, publish, puts, standingNow} = await startHistory(t);
      s3.fails = ({path}) => (path === HISTORY ? failure : undefined);
      const {code, err} = await publish({CYCLE_TIMEOUT: '3s'});
      assert.equal(code, 0);
      assert.match(err, /Warning: History \(main\): /);
      assert.ok(standingNow());
      assert.deepEqual(puts(), []);
    });
  }

  it('keeps no status from being published when it may not be written', async (t) => {
    const {s3, publish, standingNow} = await startHistory(t);
    s3.fails = ({operation, path}) =>
      operation === 'put' && path === HISTORY ? s3Error(403, 'AccessDenied') : undefined;
    const {code, err} = await publish();
    assert.equal(code, 0);
    assert.match(err, /Warning: History \(main\): .*403/);
    assert.ok(standingNow());
  });

  it('that is corrupt is set aside in private', async (t) => {
    const {s3, publish, read} = await startHistory(t);
    s3.store.set(HISTORY, '{"schema_version":1,"feed_id":"x"');
    await publish();
    const aside = s3.requestsOf('put').find(({path}) => path === 'status/history.corrupt.json');
    assert.equal(aside?.headers['x-amz-acl'], 'private');
    assert.ok(read().platform);
  });
});
