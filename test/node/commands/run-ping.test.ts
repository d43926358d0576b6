import assert from 'node:assert/strict';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {run} from '../../../generator/commands/run.js';
import {FAILURES} from '../../support/s3/broken-s3.js';
import {PLACE, startBucketWorld} from '../../support/s3/bucket-world.js';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {startWorld, type PublisherWorld} from '../../support/publisher/publisher-world.js';
import {ENDLESS, runPublisher} from '../../support/publisher/run-publisher.js';

type Change = (world: PublisherWorld) => unknown;

const nothing: Change = () => {};
const configureNoBackups: Change = ({env}) => delete env.BACKUPS;
const removeBackups: Change = ({folder}) => rm(join(folder, 'backups'), {recursive: true});
const spoilBadges: Change = ({kuma}) => (kuma.faults.badge = 'forbidden');
const spoilPage: Change = ({kuma}) => (kuma.faults.page = 'forbidden');
const spoilTarget: Change = ({env, folder}) =>
  (env.STATUS_TARGETS = `main=file:${folder}/missing/status.json`);

for (const [title, change, path, expected] of [
  ['all is well', nothing, '/uuid', /^GET \/uuid$/],
  ['all is well', nothing, '/uuid/', /^GET \/uuid\/?$/],
  ['all is well', nothing, '/api/push/token', /^GET \/api\/push\/token\?.*status=up/],
  ['all is well', nothing, '/api/push/token?status=up&msg=OK&ping=', /^GET .*[?&]status=up(&|$)/],
  ['all is well without backups', configureNoBackups, '/uuid', /^GET \/uuid$/],
  ['a check fails', removeBackups, '/uuid', /^GET \/uuid\/fail$/],
  ['a check fails', spoilPage, '/uuid?rid=1', /^GET \/uuid\/fail\?rid=1$/],
  ['a check warns', spoilBadges, '/uuid', /^GET \/uuid\/fail$/],
  ['a target fails', spoilTarget, '/uuid', /^GET \/uuid\/fail$/],
  ['a target fails', spoilTarget, '/api/push/token?status=up', /^GET .*[?&]status=down(&|$)/],
] as const) {
  test(`tells ${path} once that ${title}`, async (t) => {
    const world = await startWorld(t);
    const ping = await startPingServer();
    t.after(ping.close);
    await change(world);
    await runPublisher([], {...world.env, PING_URL: ping.url + path});
    assert.equal(ping.calls.length, 1);
    assert.match(ping.calls[0] ?? '', expected);
  });
}

for (const [title, status] of [
  ['refuses', 500],
  ['redirects', 302],
  ['never answers', 0],
  ['switches protocols', 101],
] as const) {
  test(`a ping that ${title} is a warning and no failure`, {timeout: 60_000}, async (t) => {
    const {env, document} = await startWorld(t);
    const ping = await startPingServer(status);
    t.after(ping.close);
    const PING_URL = `${ping.url}/0b1946d8-secret`;
    const {code, err} = await runPublisher([], {...env, PING_URL, ...ENDLESS});
    assert.equal(code, 0);
    assert.equal((await document()).platform_status, 'operational');
    assert.equal(err.length, 1);
    assert.match(err[0] ?? '', /Warning: .*PING_URL/);
    assert.doesNotMatch(err[0] ?? '', /0b1946d8|127\.0\.0\.1/);
    assert.equal(ping.calls.length, 1);
  });
}

test('tells of a cycle that a bug ends, and hides the secrets in its causes', async (t) => {
  const {env} = await startWorld(t);
  const ping = await startPingServer();
  t.after(ping.close);
  const PING_URL = `${ping.url}/0b1946d8-secret`;
  const err: string[] = [];
  const code = await run(['--env-file', '/dev/null'], {
    env: {...env, PING_URL},
    out: (line) => {
      if (!line.includes('Platform status')) return;
      throw new Error('a bug', {cause: new TypeError(`its cause, ${PING_URL}`)});
    },
    err: (line) => err.push(line),
  });
  assert.equal(code, 1);
  assert.match(err.join('\n'), /Error: a bug\n +at [^]*Caused by: TypeError: its cause, \*\*\*\n/);
  assert.deepEqual(ping.calls, ['GET /0b1946d8-secret/fail']);
});

test('tells in time of a bucket that never answers, beside a file that is published', async (t) => {
  const {s3, publish} = await startBucketWorld(t, null);
  const {env, document} = await startWorld(t);
  const ping = await startPingServer();
  t.after(ping.close);
  s3.fails = () => FAILURES['another protocol'];
  const {code, err} = await publish({
    STATUS_TARGETS: `${env.STATUS_TARGETS} bucket=s3://${PLACE}`,
    PING_URL: `${ping.url}/uuid`,
    ...ENDLESS,
  });
  assert.equal(code, 1);
  assert.match(
    err,
    /^\[.+\] Error: Upload failed \(bucket\): no answer in time; check the network, or raise CYCLE_TIMEOUT$/,
  );
  assert.equal((await document()).platform_status, 'operational');
  assert.deepEqual(ping.calls, ['GET /uuid/fail']);
});

test('a run that leaves the work to another one does not ping', async (t) => {
  const {kuma, env} = await startWorld(t);
  const ping = await startPingServer();
  t.after(ping.close);
  kuma.faults.page = 'hang';
  const first = runPublisher([], {...env, ...ENDLESS});
  while (!kuma.requests.length) await new Promise(setImmediate);
  await runPublisher([], {...env, PING_URL: `${ping.url}/uuid`});
  assert.deepEqual(ping.calls, []);
  await first;
});

test('a target that cannot be read back is published, and no success for the dead-man switch', async (t) => {
  const {s3, publish} = await startBucketWorld(t, null);
  const ping = await startPingServer();
  t.after(ping.close);
  s3.fails = ({operation}) => (operation === 'get' ? FAILURES['a 403'] : undefined);
  const {code, err} = await publish({PING_URL: `${ping.url}/uuid`});
  assert.equal(code, 0);
  assert.match(err, /could not be read back; grant its key s3:GetObject/);
  assert.deepEqual(ping.calls, ['GET /uuid/fail']);
});
