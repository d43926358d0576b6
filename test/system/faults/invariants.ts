import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {documentOf, MINUTE} from '../../support/s3/bucket-world.js';
import type {Variables} from '../../support/publisher/run-publisher.js';
import {GIVEN_AWAY} from '../../support/s3/s3-store.js';
import {assertExit, assertPing, assertTargetsNamed, type Expected} from './expected.js';
import {LASTS} from './fault.js';
import {secretsOf, SIDES, type FaultWorld, type Published} from './fault-world.js';
import {holdAll, type Row} from './hold.js';
import {startBundle, type Ended} from './start-bundle.js';
import {Timeline, validate} from './timeline.js';

export interface Scenario extends Row {
  world: FaultWorld;
  /** Of the run under the fault, over those of the world. */
  env?: Variables;
  /** That run, if it is more than a start and an end. */
  run?: () => Promise<Ended>;
  expected?: Expected;
  /** What stands in both targets before; null: nothing. */
  before?: string | null;
  /** What the next run says on stderr because the fault is still there. */
  stays?: readonly RegExp[];
  /** Ends the fault; the rules of the proxies end by themselves. */
  repair?: () => void | Promise<void>;
}

/**
 * Lets a run fail, and then another one go well, and holds all invariants against what happened.
 * A row of the table says which held, also if the test fails.
 */
export async function assertSurvives(scenario: Scenario): Promise<void> {
  const {world, env, expected = {}, stays, before = documentOf(10 * MINUTE), repair} = scenario;
  const start = (change?: Variables) =>
    startBundle({env: {...world.env, ...change}, cwd: world.folder}).ended;
  const short: Variables = LASTS.includes(scenario.fault) ? {CYCLE_TIMEOUT: '12s'} : {};
  const {run = () => start({...short, ...env})} = scenario;
  if (before !== null) await world.place(before);
  const timeline = new Timeline(world);
  await timeline.look();
  const ended = await run();
  const after = await world.fetch();
  const pings = world.pings.splice(0);

  for (const side of SIDES) world.proxies[side].rule = () => undefined;
  await repair?.();
  const next = await start();
  await timeline.end();
  const healed = await world.fetch();
  const leftovers = (await readdir(world.folder)).filter((name) => name !== 'history.json');

  holdAll(scenario, {
    whole: () => {
      timeline.assertWhole();
      for (const place of ['bucket', 'file'] as const) {
        assertStands(after[place], before, expected[place] ?? 'new', expected);
      }
    },
    'never older': () => timeline.assertNeverOlder(),
    'exit and log': () => {
      assertExit(ended, expected);
      assertTargetsNamed(ended);
      assertPing(pings, expected);
    },
    'ends in time': () => assert.ok(!ended.overran, 'it did not end by itself'),
    'in 200 MB': () => assertSmall(ended),
    repaired: () => {
      assertExit(next, {err: stays});
      assert.deepEqual(leftovers, ['status.json']);
      assertRepaired(healed, after, before);
    },
    discreet: () => {
      const log = [ended, next].map(({stdout, stderr}) => stdout + stderr).join('');
      assertHoldsNone(log, [...secretsOf(world), GIVEN_AWAY]);
      const documents = `${after.bucket}${after.file}${healed.bucket}${healed.file}`;
      assertHoldsNone(documents, [...secretsOf(world), GIVEN_AWAY, '127.0.0.1', 'bucket-']);
    },
  });
}

/** Of one that was killed nothing is known. */
export function assertSmall({peak}: Ended): void {
  assert.ok(!(peak > 200), `it took ${peak} MB`);
}

function assertStands(
  text: string | null,
  before: string | null,
  which: 'new' | 'old' | 'any',
  {platform = 'operational', backups = 'success'}: Expected,
): void {
  if (which === 'old' || (which === 'any' && text === before)) {
    return assert.equal(text, before, 'the old document was to stay');
  }
  const status = validate(text);
  assert.notEqual(text, before, 'a new document was to stand');
  assert.deepEqual(
    [status?.platform_status, status?.backups?.last_backup_status],
    [platform, backups],
  );
}

/** Of the next run's own document, or of one that is newer and may be believed. */
function assertRepaired(healed: Published, after: Published, before: string | null): void {
  for (const place of ['bucket', 'file'] as const) {
    const status = validate(healed[place]);
    const isNewer = healed[place] === before && Date.parse(status!.updated_at) > Date.now();
    if (isNewer) continue;
    assert.notEqual(healed[place], after[place], `${place} was not renewed`);
    assert.equal(status?.platform_status, 'operational');
    assert.equal(status?.backups?.last_backup_status, 'success');
  }
}

function assertHoldsNone(text: string, words: readonly string[]): void {
  for (const word of words) assert.ok(!text.includes(word), `"${word}" is in ${text}`);
}
