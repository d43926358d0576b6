import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {readStatus} from '../../support/publisher/read-status.js';
import {serveWorlds} from '../../support/uptime-kuma/serve-worlds.js';
import {worldOf} from '../../support/uptime-kuma/world.js';
import {judge} from './judge.js';

// TRUTH_SEED=4711 replays one world, TRUTH_WORLDS=100 tries fewer.
const {TRUTH_SEED, TRUTH_WORLDS = '10000'} = process.env;
const seeds = TRUTH_SEED
  ? [Number(TRUTH_SEED)]
  : Array.from({length: Number(TRUTH_WORLDS)}, (_, seed) => seed);
/** Most of a reading is waiting, for the next try above all. */
const AT_ONCE = 40;

let server: Awaited<ReturnType<typeof serveWorlds>>;
before(async () => {
  server = await serveWorlds();
});
after(() => server.close());

test(`claims nothing false in ${seeds.length} worlds, and no less than is known`, async () => {
  const wrong: string[] = [];
  const words = new Map<string, number>();
  const queue = [...seeds];
  const work = async () => {
    for (let seed; (seed = queue.shift()) !== undefined;) {
      const world = worldOf(seed);
      const {status} = await readStatus(server.add(world));
      server.remove(world);
      words.set(status.platform_status, (words.get(status.platform_status) ?? 0) + 1);
      wrong.push(...judge(world, status).map((what) => `TRUTH_SEED=${seed}: ${what}`));
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  assert.equal(wrong.slice(0, 40).join('\n'), '', `${wrong.length} false claims`);
  // A judge that is never given anything to judge would be content.
  if (!TRUTH_SEED) {
    for (const word of ['operational', 'partial_outage', 'major_outage', 'unknown']) {
      assert.ok((words.get(word) ?? 0) * 100 > seeds.length, `${word}: ${words.get(word)}`);
    }
  }
});
