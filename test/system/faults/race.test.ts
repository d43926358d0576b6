import assert from 'node:assert/strict';
import {mkdir, readFile, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {ceph} from '../s3/buckets.js';
import type {Variables} from '../../support/publisher/run-publisher.js';
import {startFaultProxy} from './fault-proxy.js';
import {startFaultWorld, type FaultWorld} from './fault-world.js';
import {startBundle, type Ended} from './start-bundle.js';
import {Timeline} from './timeline.js';

const PUBLISHERS = 10;
const ROUNDS = 2;

interface Racer extends Ended {
  /** The document that it made. */
  made: string;
}

/** Lets all run at once; each also writes its document into a folder of its own, which nobody contests. */
async function race(
  {folder, env}: FaultWorld,
  change: (index: number) => Variables,
): Promise<Racer[]> {
  const changes = Array.from({length: PUBLISHERS}, (_, index) => change(index));
  return Promise.all(
    changes.map(async ({STATUS_TARGETS, ...rest}, index) => {
      const own = join(folder, 'own', String(index));
      await mkdir(own, {recursive: true});
      const targets = {STATUS_TARGETS: `${STATUS_TARGETS} own=file:${own}/status.json`};
      const ended = await startBundle({
        env: {...env, ...rest, ...targets, STATUS_PAGE_NAME: `publisher ${index}`},
        cwd: folder,
      }).ended;
      return {...ended, made: await readFile(join(own, 'status.json'), 'utf8')};
    }),
  );
}

const timeOf = (text: string) => Date.parse(JSON.parse(text).updated_at);
const newest = (racers: readonly Racer[]) => Math.max(...racers.map(({made}) => timeOf(made)));

function assertNobodyFailed(racers: readonly Racer[]): void {
  for (const {code, stderr} of racers) assert.deepEqual([code, stderr], [0, '']);
}

/** Of a world in which one document after the other stands, none of them torn or older. */
async function watching(t: TestContext, rounds: (world: FaultWorld) => Promise<void>) {
  const world = await startFaultWorld(t);
  const timeline = new Timeline(world);
  await rounds(world);
  await timeline.end();
  timeline.assertWhole();
  timeline.assertNeverOlder();
}

describe(`of ${PUBLISHERS} processes that race, nobody fails and the newest document wins`, () => {
  it('on as many machines, for an object', async (t) =>
    watching(t, async (world) => {
      const main = world.env.STATUS_TARGETS!.split(' ')[0]!;
      // Another address is another lock: as on a machine of its own.
      const proxies = await Promise.all(
        Array.from({length: PUBLISHERS}, () => startFaultProxy(ceph.endpoint, () => '')),
      );
      t.after(() => Promise.all(proxies.map((proxy) => proxy.close())));
      for (let round = 0; round < ROUNDS; round++) {
        const racers = await race(world, (index) => ({
          STATUS_TARGETS: main,
          STATUS_S3_ENDPOINT: proxies[index]!.url,
        }));
        assertNobodyFailed(racers);
        for (const {stdout} of racers)
          assert.match(stdout, /Upload (successful|not needed) \(main\)/);
        assert.equal(timeOf((await world.fetch()).bucket!), newest(racers));
      }
    }));

  it('on one machine, for a file that each knows by another name', async (t) =>
    watching(t, async (world) => {
      for (let index = 0; index < PUBLISHERS; index++) {
        await symlink(world.folder, join(world.folder, `link-${index}`));
      }
      for (let round = 0; round < ROUNDS; round++) {
        const racers = await race(world, (index) => ({
          STATUS_TARGETS: `main=file:${world.folder}/link-${index}/status.json`,
        }));
        assertNobodyFailed(racers);
        for (const {stdout} of racers) {
          assert.match(
            stdout,
            /Upload (successful|not needed) \(main\)|Another run is publishing "main"/,
          );
        }
        const wrote = racers.filter(({stdout}) => /Upload successful \(main\)/.test(stdout));
        assert.equal(timeOf((await world.fetch()).file!), newest(wrote));
      }
    }));
});
