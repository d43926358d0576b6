import {describe, it} from 'node:test';
import {documentOf, MINUTE} from '../../support/s3/bucket-world.js';
import type {Expected} from './expected.js';
import {FAULTS, type Fault} from './fault.js';
import type {Rule} from './fault-proxy.js';
import {startFaultWorld} from './fault-world.js';
import {assertSurvives} from './invariants.js';
import {addressOf, UNREACHABLE, type Unreachable} from './unreachable.js';

const failed = (says: RegExp): Expected => ({
  code: 1,
  bucket: 'old',
  err: [new RegExp(`^Error: Upload failed \\(main\\): ${says.source}`)],
});
const NO_ANSWER = failed(/no answer in time; check/);
const RESET = failed(/the server broke the connection \(ECONNRESET\); look/);
const NO_OBJECT = failed(/HTTP 200, but the answer is not an object of a bucket; check/);
const KEPT = failed(/the server said yes and kept the old document; look/);

const EXPECTED: Record<Fault, Expected> = {
  reset: RESET,
  'hang before headers': NO_ANSWER,
  'hang after headers': NO_ANSWER,
  'slow drip': NO_ANSWER,
  truncated: RESET,
  'wrong type': {}, // the right answer all the same
  '400': failed(/HTTP 400/),
  '403': failed(/HTTP 403; grant its key s3:PutObject/),
  '404': failed(/HTTP 404; /),
  '429 with Retry-After': failed(/HTTP 429; /),
  '500': failed(/HTTP 500; /),
  '502 in HTML': failed(/HTTP 502; /),
  '503': failed(/HTTP 503; /),
  'HTML with 200': NO_OBJECT,
  'empty 200': NO_OBJECT,
};

/** What may be changed of what is expected; null: no test. */
type Change = (fault: Fault) => Expected | null;

function each(
  where: string,
  ruleFor: (fault: Fault) => Rule,
  change: Change,
  before?: () => string,
) {
  for (const fault of FAULTS) {
    const expected = change(fault);
    if (!expected) continue;
    it(fault, async (t) => {
      const world = await startFaultWorld(t);
      world.proxies.bucket.rule = ruleFor(fault);
      await assertSurvives({fault, where, world, before: before?.(), expected});
    });
  }
}

const SAID_YES: Fault[] = ['HTML with 200', 'empty 200'];

describe('while the target bucket fails, the old document stays', {concurrency: 4}, () => {
  each(
    'target bucket',
    (fault) =>
      ({operation, stage}) =>
        stage === 'answered' || (operation === 'put' && fault !== 'wrong type') ? fault : undefined,
    (fault) => EXPECTED[fault],
  );

  for (const fault of Object.keys(UNREACHABLE) as Unreachable[]) {
    it(fault, async (t) => {
      const world = await startFaultWorld(t);
      const env = {STATUS_S3_ENDPOINT: await addressOf(fault, t)};
      const expected = failed(UNREACHABLE[fault]);
      await assertSurvives({fault, where: 'target bucket', world, env, expected});
    });
  }
});

describe('a newer document stays whatever goes wrong when it is read', {concurrency: 4}, () => {
  each(
    'target bucket, GET of a newer document',
    (fault) =>
      ({operation, stage}) =>
        operation === 'get' && stage === 'answered' ? fault : undefined,
    // A key that may not read cannot know what it replaces; a warning says so.
    (fault) => (fault === '403' ? null : {...EXPECTED[fault], bucket: 'old', file: 'old'}),
    () => documentOf(-2 * MINUTE), // of the moment at which it is needed
  );
});

describe('a PUT that does not get through leaves the old document', {concurrency: 4}, () => {
  each(
    'target bucket, PUT',
    (fault) =>
      ({operation, stage}) =>
        operation === 'put' && stage === 'asked' ? fault : undefined,
    (fault) => {
      if (fault === 'wrong type') return null; // as an empty 200
      return SAID_YES.includes(fault) ? KEPT : EXPECTED[fault];
    },
  );
});

/** The client, or the publisher, asks once more, and finds its own document. */
const FOUND: Fault[] = ['reset', 'truncated', '429 with Retry-After', '500', '502 in HTML', '503'];

describe('a PUT that was obeyed is a success if that can be told', {concurrency: 4}, () => {
  each(
    'target bucket, answer to PUT',
    (fault) =>
      ({operation, status}) =>
        operation === 'put' && status === 200 ? fault : undefined,
    (fault) => ([...FOUND, ...SAID_YES].includes(fault) ? {} : {...EXPECTED[fault], bucket: 'new'}),
  );
});

const UNREAD: Expected = {
  err: [/^Warning: "main": it could not be read back; grant its key s3:GetObject$/],
};

describe(
  'a document that cannot be read back is a failure, as it may not be there',
  {concurrency: 4},
  () => {
    each(
      'target bucket, read back',
      (fault) => {
        let obeyed = false;
        return ({operation, stage, status}) => {
          obeyed ||= operation === 'put' && status === 200;
          return obeyed && operation === 'get' && stage === 'answered' ? fault : undefined;
        };
      },
      (fault) => (fault === '403' ? UNREAD : {...EXPECTED[fault], bucket: 'new'}),
    );
  },
);
