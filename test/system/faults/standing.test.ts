import {describe, it} from 'node:test';
import {documentOf, MINUTE} from '../../support/s3/bucket-world.js';
import {startFaultWorld} from './fault-world.js';
import {assertSurvives} from './invariants.js';

const HOUR = 60 * MINUTE;

describe('a healthy run puts right what stands there', {concurrency: 4}, () => {
  for (const [fault, before] of [
    ['nothing', null],
    ['an empty document', ''],
    ['half a document', documentOf(MINUTE).slice(0, 60)],
    ['a document dated an hour ahead', documentOf(-HOUR)],
    ['a document of last year', documentOf(365 * 24 * HOUR)],
  ] as const) {
    it(fault, async (t) => {
      const world = await startFaultWorld(t);
      await assertSurvives({fault, where: 'standing document', world, before});
    });
  }
});
