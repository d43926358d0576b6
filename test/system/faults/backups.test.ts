import {describe, it} from 'node:test';
import type {Expected} from './expected.js';
import {FAULTS, type Fault} from './fault.js';
import {startFaultWorld} from './fault-world.js';
import {assertSurvives} from './invariants.js';
import {addressOf, UNREACHABLE, type Unreachable} from './unreachable.js';

const where = 'backups';

const failed = (says: RegExp): Expected => ({
  backups: 'unknown',
  err: [new RegExp(`^Error: Backups \\(database\\): ${says.source}`)],
});
const NO_ANSWER = failed(/no answer in time; /);
const NO_LISTING = failed(/HTTP 200, but the answer is not a listing; /);

const EXPECTED: Record<Fault, Expected> = {
  reset: failed(/the server broke the connection \(ECONNRESET\); /),
  'hang before headers': NO_ANSWER,
  'hang after headers': NO_ANSWER,
  'slow drip': NO_ANSWER,
  truncated: failed(/the server broke the connection \(ECONNRESET\); /),
  'wrong type': {}, // it is the right listing all the same
  '400': failed(/HTTP 400; /),
  '403': failed(/HTTP 403; /),
  '404': failed(/HTTP 404; /),
  '429 with Retry-After': failed(/HTTP 429; /),
  '500': failed(/HTTP 500; /),
  '502 in HTML': failed(/HTTP 502; /),
  '503': failed(/HTTP 503; /),
  'HTML with 200': NO_LISTING,
  'empty 200': NO_LISTING,
};

describe(
  'while the backups cannot be listed, theirs is unknown and the platform told',
  {concurrency: 4},
  () => {
    for (const fault of FAULTS) {
      it(fault, async (t) => {
        const world = await startFaultWorld(t);
        world.proxies.backups.rule = ({stage}) => (stage === 'answered' ? fault : undefined);
        await assertSurvives({fault, where, world, expected: EXPECTED[fault]});
      });
    }

    for (const fault of Object.keys(UNREACHABLE) as Unreachable[]) {
      it(fault, async (t) => {
        const world = await startFaultWorld(t);
        const env = {BACKUP_S3_ENDPOINT: await addressOf(fault, t)};
        await assertSurvives({fault, where, world, env, expected: failed(UNREACHABLE[fault])});
      });
    }
  },
);

describe('a listing that fails once is asked once more', {concurrency: 4}, () => {
  for (const fault of ['reset', '429 with Retry-After', '500', '503'] as const) {
    it(fault, async (t) => {
      const world = await startFaultWorld(t);
      world.proxies.backups.rule = ({nth}) => (nth === 1 ? fault : undefined);
      await assertSurvives({fault, where: 'backups, once', world, expected: {}});
    });
  }
});
