import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  assertFailed,
  documentOf,
  MINUTE,
  PLACE,
  startBucketWorld,
} from '../../support/s3/bucket-world.js';
import {FAILURES, type BrokenS3, type S3Request} from '../../support/s3/broken-s3.js';
import {s3Error, VENDORS, type Vendor} from '../../support/s3/s3-store.js';

const OLD = documentOf(10 * MINUTE);
/** Said once in a run. */
const NO_CONDITIONS =
  /^\S+ \S+ Warning: "main": its server refuses every condition [^\n]+; let one publisher alone write there$/;
const CONDITIONAL = ['aws', 'ceph', 'r2'] as const;

describe(
  'whatever a vendor makes of conditions, the publisher',
  {concurrency: 24, timeout: 60_000},
  () => {
    for (const vendor of Object.keys(VENDORS) as Vendor[]) {
      for (const [what, standing] of [
        ['nothing', null],
        ['an older document', OLD],
        ['an invalid one', '{"updated_at":'],
        ['an empty one', ''],
        ['one dated ahead', documentOf(-60 * MINUTE)],
      ] as const) {
        it(`takes the place of ${what}: ${vendor}`, async (t) => {
          const {s3, publish, assertPublished} = await startBucketWorld(t, standing);
          s3.store.vendor = vendor;
          const warned = vendor === 'never right' && standing !== null ? NO_CONDITIONS : undefined;
          assertPublished(await publish(), warned);
        });
      }

      it(`leaves a newer document alone, without a PUT: ${vendor}`, async (t) => {
        const newer = documentOf(-MINUTE);
        const {s3, publish, standingNow} = await startBucketWorld(t, newer);
        s3.store.vendor = vendor;
        const {code, err} = await publish();
        assert.deepEqual([code, err, standingNow()], [0, '', newer]);
        assert.deepEqual(s3.requestsOf('put'), []);
      });

      for (const lost of ['a reset', 'a 500', 'a 502 in HTML', 'a 503'] as const) {
        it(`publishes once when the answer to its PUT is lost by ${lost}: ${vendor}`, async (t) => {
          const {s3, publish, assertPublished, standingNow} = await startBucketWorld(t, OLD);
          s3.store.vendor = vendor;
          const applied: S3Request[] = [];
          let changes = 0;
          s3.fails = () => void (changes = s3.store.changes);
          s3.loses = (request) => {
            if (s3.store.changes === changes) return undefined;
            return applied.push(request) === 1 ? FAILURES[lost] : undefined;
          };
          assertPublished(await publish(), vendor === 'never right' ? NO_CONDITIONS : undefined);
          assert.equal(applied[0]!.body, standingNow());
          // Where conditions mean nothing, the client's retry does the same once more.
          if (CONDITIONAL.some((name) => name === vendor)) assert.equal(applied.length, 1);
        });
      }
    }
  },
);

describe('a server that names its requests as Ceph does', () => {
  const OF_CEPH = 'tx00000c539956b7a1e8e5d-006b06a0d6-100f-default';

  for (const [vendor, puts] of [
    ['ceph', 1], // no PUT is lost on an ETag with quotes
    ['aws', 2],
    ['ignored', 1],
  ] as const) {
    it(`gets its document in ${puts} PUT: ${vendor}`, async (t) => {
      const {s3, publish, assertPublished} = await startBucketWorld(t, OLD);
      Object.assign(s3.store, {vendor, requestId: OF_CEPH});
      assertPublished(await publish());
      assert.equal(s3.requestsOf('put').length, puts);
    });
  }
});

describe('an ETag that was changed on its way', () => {
  for (const [what, shownEtag, puts] of [
    ['made weak', (etag: string) => `W/${etag}`, 1],
    ['compressed', (etag: string) => etag.replace(/"$/, '-gzip"'), 1],
    ['without its quotes', (etag: string) => etag.replaceAll('"', ''), 1],
    ['of something between', (etag: string) => etag.replace(/./g, 'a'), 3],
  ] as const) {
    it(`does not stop the publisher: ${what}`, async (t) => {
      const {s3, publish, assertPublished} = await startBucketWorld(t, OLD);
      s3.store.shownEtag = shownEtag;
      assertPublished(await publish(), puts > 1 ? NO_CONDITIONS : undefined);
      assert.equal(s3.requestsOf('put').length, puts);
    });
  }
});

it('says once in a run that a server refuses every condition', async (t) => {
  const {s3, publish, standingNow} = await startBucketWorld(t, OLD);
  s3.store.vendor = 'never right';
  const STATUS_OUTPUTS = 'badge shields html metrics';
  for (const round of ['creates the outputs', 'replaces them']) {
    const before = standingNow();
    const {code, err} = await publish({STATUS_OUTPUTS});
    assert.equal(code, 0, round);
    assert.match(err, NO_CONDITIONS, round);
    assert.notEqual(standingNow(), before, round);
  }
});

/** Lets another's document (null: nothing) take the place just before the first PUT arrives. */
const between =
  ({store}: BrokenS3, other: string | null): BrokenS3['fails'] =>
  ({operation, nth}) => {
    if (operation !== 'put' || nth > 1) return undefined;
    if (other === null) store.objects.delete(PLACE);
    else store.set(PLACE, other);
    return undefined;
  };

describe('where conditions hold, a document that comes between', () => {
  for (const vendor of CONDITIONAL) {
    for (const before of [null, OLD]) {
      const place = before ? 'over an old one' : 'on an empty place';
      it(`and is newer stays: ${vendor}, ${place}`, async (t) => {
        const {s3, publish, standingNow} = await startBucketWorld(t, before);
        const newer = documentOf(-MINUTE);
        s3.store.vendor = vendor;
        s3.fails = between(s3, newer);
        const {code, err} = await publish();
        assert.deepEqual([code, err, standingNow()], [0, '', newer]);
      });

      it(`and is older is replaced: ${vendor}, ${place}`, async (t) => {
        const {s3, publish, assertPublished} = await startBucketWorld(t, before);
        s3.store.vendor = vendor;
        s3.fails = between(s3, documentOf(5 * MINUTE));
        assertPublished(await publish());
      });
    }

    it(`and vanishes again is replaced: ${vendor}`, async (t) => {
      const {s3, publish, assertPublished} = await startBucketWorld(t, OLD);
      s3.store.vendor = vendor;
      s3.fails = between(s3, null);
      assertPublished(await publish());
    });
  }
});

it('publishes when no answer to a PUT ever arrives, and the document stands', async (t) => {
  const {s3, publish, assertPublished} = await startBucketWorld(t, OLD);
  s3.loses = ({operation}) => (operation === 'put' ? FAILURES['a reset'] : undefined);
  assertPublished(await publish());
});

it('goes on after a conflict with another write', async (t) => {
  const {s3, publish, assertPublished} = await startBucketWorld(t, OLD);
  s3.fails = ({operation, nth}) =>
    operation === 'put' && nth < 3 ? s3Error(409, 'ConditionalRequestConflict') : undefined;
  assertPublished(await publish());
});

it('says why when every condition fails', async (t) => {
  const {s3, publish, standingNow} = await startBucketWorld(t, OLD);
  s3.fails = ({operation}) =>
    operation === 'put' ? s3Error(412, 'PreconditionFailed') : undefined;
  assertFailed(await publish());
  assert.equal(standingNow(), OLD);
});

it('leaves a newer document that came before the read-back', async (t) => {
  const {s3, publish, standingNow} = await startBucketWorld(t, OLD);
  const newer = documentOf(-MINUTE);
  s3.fails = ({operation}) => {
    if (operation === 'get' && s3.requestsOf('put').length) s3.store.set(PLACE, newer);
    return undefined;
  };
  const {code, log, err} = await publish();
  assert.deepEqual([code, err, standingNow()], [0, '', newer]);
  assert.match(log, /a newer document is published$/);
});

describe('an ACL that is refused', () => {
  for (const [what, refusal] of [
    ['as by AWS', s3Error(400, 'AccessControlListNotSupported')],
    ['as by R2', s3Error(501, 'NotImplemented')],
    ['as by B2', s3Error(400, 'InvalidRequest')],
    ['as by a public access block', s3Error(403, 'AccessDenied')],
  ] as const) {
    for (const standing of [null, OLD]) {
      it(`${what} names STATUS_ACL=none: ${standing ? 'replacing' : 'creating'}`, async (t) => {
        const {s3, publish, standingNow, assertPublished} = await startBucketWorld(t, standing);
        s3.store.aclRefusal = refusal;
        assertFailed(await publish(), /STATUS_ACL=none/);
        assert.equal(standingNow() ?? null, standing, 'nothing is put without the ACL');
        s3.requests.length = 0;
        assertPublished(await publish({STATUS_ACL: 'none'}));
      });
    }
  }
});

describe('a key that may not look', () => {
  for (const vendor of Object.keys(VENDORS) as Vendor[]) {
    for (const standing of [null, OLD]) {
      it(`${standing ? 'replaces, and asks for GetObject' : 'creates'}: ${vendor}`, async (t) => {
        const {s3, publish, standingNow} = await startBucketWorld(t, standing);
        s3.store.vendor = vendor;
        s3.fails = ({operation, headers}) =>
          operation === 'get' && headers.authorization ? FAILURES['a 403'] : undefined;
        const {code, err} = await publish();
        assert.equal(code, 0, err);
        assert.equal(standingNow(), s3.requestsOf('put').at(-1)!.body);
        const blind = standing !== null && CONDITIONAL.some((name) => name === vendor);
        assert.match(err, blind ? /^\S+ \S+ Warning: .*grant it s3:GetObject$/ : /^$/);
        assert.equal(s3.requests.at(-1)!.headers.authorization, undefined, 'as a visitor');
      });
    }
  }
});
