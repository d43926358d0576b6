import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {it, type TestContext} from 'node:test';
import {takeLock} from '../../../generator/io/lock.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';
import {documentOf, MINUTE} from '../../support/s3/bucket-world.js';

/** The lock of a target is held, whose document has an age in ms. */
async function startHeldWorld(t: TestContext, age: number) {
  const world = await startWorld(t);
  await writeFile(world.file, documentOf(age));
  const free = await takeLock(JSON.stringify([world.file, null]));
  assert.ok(free);
  t.after(free);
  const ping = await startPingServer();
  t.after(ping.close);
  return {...world, ping, env: {...world.env, PING_URL: `${ping.url}/uuid`}};
}

const HELD =
  /another run keeps it locked, and its document is 21 minutes old; find the process that hangs/;

it('leaves a target to the run that holds its lock, while its document is fresh', async (t) => {
  const {env, ping} = await startHeldWorld(t, 19 * MINUTE);
  const {code, out, err} = await runPublisher([], env);
  assert.deepEqual([code, err], [0, []]);
  assert.match(out.join('\n'), /Another run is publishing "main"; leaving it to that/);
  assert.deepEqual(ping.calls, []);
});

it('warns and exits with 1 where the lock is held while the document ages', async (t) => {
  const {env, ping} = await startHeldWorld(t, 21 * MINUTE);
  const {code, err} = await runPublisher([], env);
  assert.equal(code, 1);
  assert.match(err.join('\n'), new RegExp(`Warning: "main": ${HELD.source}`));
  assert.deepEqual(ping.calls, ['GET /uuid/fail']);
});

it('publishes to its other targets, and exits with 1', async (t) => {
  const {env, file, folder, ping} = await startHeldWorld(t, 21 * MINUTE);
  const STATUS_TARGETS = `main=file:${file} mirror=file:${folder}/mirror.json`;
  const {code, out, err} = await runPublisher([], {...env, STATUS_TARGETS});
  assert.equal(code, 1);
  assert.match(err.join('\n'), HELD);
  assert.match(out.join('\n'), /Upload successful/);
  assert.deepEqual(ping.calls, ['GET /uuid/fail']);
});

it('is a problem to doctor', async (t) => {
  const {env} = await startHeldWorld(t, 21 * MINUTE);
  const {code, out} = await runPublisher(['doctor'], env);
  assert.equal(code, 1);
  assert.match(
    out.join('\n'),
    /!! main: another run keeps it locked, and its document is 21 minut/,
  );
  const fresh = await startHeldWorld(t, 19 * MINUTE);
  assert.doesNotMatch((await runPublisher(['doctor'], fresh.env)).out.join('\n'), /locked/);
});
