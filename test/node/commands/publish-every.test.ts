import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {startPublisher, type Variables} from '../../support/publisher/run-publisher.js';
import {startWorld, type PublisherWorld} from '../../support/publisher/publisher-world.js';

type Started = ReturnType<typeof startPublisher>;

/** It publishes each second, until the test ends. */
function start(t: TestContext, {folder: cwd}: PublisherWorld, env: Variables): Started {
  const started = startPublisher(['publish', '--every', '1s'], {env, cwd});
  t.after(() => started.child.kill('SIGKILL'));
  return started;
}

/** Until one of the streams has said so once more, from now on; throws if the process ends before. */
async function untilItSays({child, ended}: Started, what: RegExp): Promise<void> {
  let text = '';
  const said = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => what.test((text += chunk)) && resolve());
    }
  });
  const early = ended.then(({stderr}) => Promise.reject(new Error(`it ended: ${stderr}`)));
  await Promise.race([said, early]);
}

async function untilItHangs({kuma}: PublisherWorld): Promise<void> {
  const before = kuma.requests.length;
  while (kuma.requests.length === before) await new Promise(setImmediate);
}

/** The process id of the cycle in flight. */
const cycleOf = ({child: {pid}}: Started) =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());

const PUBLISHED = /Upload successful\n/;

describe('publish --every', {concurrency: 2, timeout: 120_000}, () => {
  it('publishes and pings again and again, and says nothing on stderr', async (t) => {
    const world = await startWorld(t);
    const ping = await startPingServer();
    t.after(ping.close);
    const started = start(t, world, {...world.env, PING_URL: `${ping.url}/uuid`});
    await untilItSays(started, PUBLISHED);
    const first = await world.document();
    await untilItSays(started, PUBLISHED);
    const second = await world.document();
    assert.ok(second.updated_at > first.updated_at);
    assert.ok(ping.calls.length > 0);
    assert.deepEqual(new Set(ping.calls), new Set(['GET /uuid']));
    started.child.kill('SIGTERM');
    const {code, stdout, stderr} = await started.ended;
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /\] Stopped\n$/);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`ends with 0 at ${signal} in the middle of a cycle, and what stands stays`, async (t) => {
      const world = await startWorld(t);
      const started = start(t, world, world.env);
      await untilItSays(started, PUBLISHED);
      world.kuma.faults.page = 'hang';
      const before = await readFile(world.file, 'utf8').catch(String);
      await untilItHangs(world);
      const cycle = cycleOf(started);
      started.child.kill(signal);
      const {code, stderr} = await started.ended;
      assert.deepEqual([code, stderr], [0, '']);
      assert.throws(() => process.kill(cycle, 0), 'the cycle is gone as well');
      assert.ok((await readFile(world.file, 'utf8')) >= before);
      assert.deepEqual((await readdir(world.folder)).sort(), [
        'backups',
        'history.json',
        'status.json',
      ]);
    });
  }

  it('ends with 0 at SIGTERM although its cycle is stuck, and takes that with it', async (t) => {
    const world = await startWorld(t);
    const started = start(t, world, world.env);
    await untilItSays(started, PUBLISHED);
    world.kuma.faults.page = 'hang';
    await untilItHangs(world);
    process.kill(cycleOf(started), 'SIGSTOP');
    started.child.kill('SIGTERM');
    const {code, stderr} = await started.ended; // its pipes are the cycle's too: both are gone
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('outlives a target that fails, and publishes when it is back', async (t) => {
    const world = await startWorld(t);
    const folder = join(world.folder, 'backups');
    const STATUS_TARGETS = `main=file:${folder}/status.json`;
    const started = start(t, world, {...world.env, STATUS_TARGETS});
    await untilItSays(started, PUBLISHED);
    await rename(folder, `${folder}-away`);
    await untilItSays(started, /Error: Upload failed/);
    await rename(`${folder}-away`, folder);
    await untilItSays(started, PUBLISHED);
  });

  it('outlives a secret file that is away for a while', async (t) => {
    const world = await startWorld(t);
    const file = join(world.folder, 'key');
    await writeFile(file, world.kuma.apiKey);
    const started = start(t, world, {...world.env, UPTIME_KUMA_API_KEY_FILE: file});
    await untilItSays(started, PUBLISHED);
    await rm(file);
    await untilItSays(started, /UPTIME_KUMA_API_KEY_FILE: the file cannot be read/);
    await writeFile(file, world.kuma.apiKey);
    await untilItSays(started, PUBLISHED);
  });

  it('outlives a cycle that is killed, and says so', async (t) => {
    const world = await startWorld(t);
    const started = start(t, world, world.env);
    await untilItSays(started, PUBLISHED);
    world.kuma.faults.page = 'hang';
    await untilItHangs(world);
    const said = untilItSays(started, /Error: A cycle was ended by SIGKILL/);
    process.kill(cycleOf(started), 'SIGKILL');
    await said;
    delete world.kuma.faults.page;
    await untilItSays(started, PUBLISHED);
  });

  it('ends with 2 where the document would be stale between two cycles', async (t) => {
    const {env, folder: cwd} = await startWorld(t);
    const {ended} = startPublisher(['--every', '20m'], {
      env: {...env, STALE_AFTER: '30m', PUBLISH_INTERVAL: '10m'},
      cwd,
    });
    const {code, stderr} = await ended;
    assert.equal(code, 2);
    assert.match(stderr, /STALE_AFTER: must be at least twice PUBLISH_INTERVAL or --every/);
  });
});
