import {describe, it} from 'node:test';
import {documentOf, MINUTE} from '../../support/s3/bucket-world.js';
import type {Expected} from './expected.js';
import {startFaultWorld} from './fault-world.js';
import {assertSurvives} from './invariants.js';
import {startBundle} from './start-bundle.js';

const HOUR = 3_600_000; // ms
const KUMA_DIFFERS =
  /^Warning: Uptime Kuma: its clock differs from ours by -?\d+ s; set the clocks of both machines by NTP$/;
const DATED_AHEAD = /^Warning: Backups \(database\): newest of .+, dated ahead; set the clock/;

describe('an hour of difference between clocks', {concurrency: 4}, () => {
  for (const [direction, skew] of [
    ['ahead', HOUR],
    ['behind', -HOUR],
  ] as const) {
    it(`of Uptime Kuma ${direction} is a warning, and its beats are judged by its own`, async (t) => {
      const world = await startFaultWorld(t, {skew});
      const fault = `clock an hour ${direction}`;
      const expected: Expected = {err: [KUMA_DIFFERS]};
      await assertSurvives({fault, where: 'Uptime Kuma', world, expected, stays: [KUMA_DIFFERS]});
    });
  }

  const faked = (world: Awaited<ReturnType<typeof startFaultWorld>>, offset: string) =>
    startBundle({env: world.env, cwd: world.folder, prefix: ['faketime', '-f', offset]}).ended;

  it('of ours ahead: the bucket keeps its document, a file is put right by the next run', async (t) => {
    const world = await startFaultWorld(t);
    await assertSurvives({
      fault: 'clock an hour ahead',
      where: 'publisher',
      world,
      run: () => faked(world, '+1h'),
      expected: {
        code: 1,
        bucket: 'old',
        file: 'new',
        err: [KUMA_DIFFERS, /^Error: Upload failed \(main\): .*clock/],
      },
    });
  });

  for (const [what, age] of [
    ['fresh', 5],
    ['stale', 50],
  ] as const) {
    it(`of ours behind: a ${what} document is not replaced by one of the past`, async (t) => {
      const world = await startFaultWorld(t);
      await assertSurvives({
        fault: `clock an hour behind, ${what} document`,
        where: 'publisher',
        world,
        before: documentOf(age * MINUTE),
        run: () => faked(world, '-1h'),
        expected: {
          code: 1,
          bucket: 'old',
          file: 'old',
          backups: 'unknown',
          err: [KUMA_DIFFERS, DATED_AHEAD, /^Error: Upload failed \(main\): .*clock/],
        },
      });
    });
  }
});
