import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {rm, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {it, type TestContext} from 'node:test';
import {takeLock} from '../../../generator/io/lock.js';
import {privateFolder} from '../../../generator/io/private-folder.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';
import {documentOf, MINUTE} from '../../support/s3/bucket-world.js';

/** The lock of a target is held, whose document has an age in ms. */
async function startHeldWorld(t: TestContext, age: number) {
  const world = await startWorld(t);
  await writeFile(world.file, documentOf(age));
  const name = JSON.stringify([world.file, null]);
  const free = await takeLock(name);
  assert.ok(free);
  t.after(free);
  const id = createHash('sha256').update(name).digest('hex').slice(0, 32);
  const lock = join(privateFolder()!, id);
  const ping = await startPingServer();
  t.after(ping.close);
  return {...world, ping, lock, env: {...world.env, PING_URL: `${ping.url}/uuid`}};
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

const NO_DOCUMENT = {
  'there is none': (file: string) => rm(file),
  'it is not ours': (file: string) => writeFile(file, '<!doctype html>'),
  'it is not valid': (file: string) => writeFile(file, '{"updated_at": "2025-11-10T15:30:00Z"}'),
};

for (const [what, change] of Object.entries(NO_DOCUMENT)) {
  it(`goes by the age of the lock where no document can be read: ${what}`, async (t) => {
    const {env, file, lock} = await startHeldWorld(t, 0);
    await change(file);
    const {code, err} = await runPublisher([], env);
    assert.deepEqual([code, err], [0, []]);
    const since = Date.now() / 1000 - 21 * 60;
    await utimes(lock, since, since);
    const late = await runPublisher([], env);
    assert.equal(late.code, 1);
    const kept =
      /"?main"?: another run has kept it locked for 21 minutes, and no document can be read there/;
    assert.match(late.err.join('\n'), kept);
    assert.match((await runPublisher(['doctor'], env)).out.join('\n'), kept);
  });
}
