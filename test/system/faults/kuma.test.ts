import {describe, it} from 'node:test';
import type {Expected} from './expected.js';
import {FAULTS, type Fault} from './fault.js';
import {startFaultWorld} from './fault-world.js';
import {assertSurvives} from './invariants.js';
import {addressOf, UNREACHABLE, type Unreachable} from './unreachable.js';

const where = 'Uptime Kuma';

const failed = (says: RegExp): Expected => ({
  platform: 'unknown',
  err: [new RegExp(`^Error: Uptime Kuma: (status page|heartbeats): ${says.source}`)],
});
const NO_ANSWER = failed(/no answer in time; /);
const NOT_KUMA = failed(/HTTP 200, but not application\/json/);

const EXPECTED: Record<Fault, Expected> = {
  reset: failed(/the server broke the connection \(ECONNRESET\); /),
  'hang before headers': NO_ANSWER,
  'hang after headers': NO_ANSWER,
  'slow drip': NO_ANSWER,
  truncated: failed(/the answer broke off; /),
  'wrong type': NOT_KUMA,
  '400': failed(/HTTP 400; /),
  '403': failed(/HTTP 403; /),
  '404': failed(/HTTP 404; /),
  '429 with Retry-After': failed(/HTTP 429; /),
  '500': failed(/HTTP 500; /),
  '502 in HTML': failed(/HTTP 502; /),
  '503': failed(/HTTP 503; /),
  'HTML with 200': NOT_KUMA,
  'empty 200': NOT_KUMA,
};

const BADGES: Expected = {
  err: [/^Warning: Uptime Kuma: \d+ uptime badges \(\/api\/badge\) could not be read/],
};
/** What tells it that the request, tried once more, went well. */
const FIRST_ONLY: Fault[] = ['reset', 'truncated', '429 with Retry-After', '503'];

describe(
  'while Uptime Kuma fails, a run says "unknown", and of backups what it knows',
  {concurrency: 4},
  () => {
    for (const fault of FAULTS) {
      it(fault, async (t) => {
        const world = await startFaultWorld(t);
        world.proxies.kuma.rule = ({stage}) => (stage === 'answered' ? fault : undefined);
        await assertSurvives({fault, where, world, expected: EXPECTED[fault]});
      });
    }

    for (const fault of Object.keys(UNREACHABLE) as Unreachable[]) {
      it(fault, async (t) => {
        const world = await startFaultWorld(t);
        const env = {UPTIME_KUMA_URL: await addressOf(fault, t)};
        await assertSurvives({fault, where, world, env, expected: failed(UNREACHABLE[fault])});
      });
    }
  },
);

describe(
  'the status is told while only badges fail, without their windows',
  {concurrency: 4},
  () => {
    for (const fault of FAULTS) {
      it(fault, async (t) => {
        const world = await startFaultWorld(t);
        world.proxies.kuma.rule = ({operation}) => (operation === 'badge' ? fault : undefined);
        await assertSurvives({fault, where: 'Uptime Kuma, badges', world, expected: BADGES});
      });
    }
  },
);

describe('what fails once is asked once more', {concurrency: 4}, () => {
  for (const fault of FIRST_ONLY) {
    it(fault, async (t) => {
      const world = await startFaultWorld(t);
      world.proxies.kuma.rule = ({operation, nth}) =>
        operation === 'heartbeat' && nth === 1 ? fault : undefined;
      await assertSurvives({fault, where: 'Uptime Kuma, once', world, expected: {}});
    });
  }
});
