import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it, type TestContext} from 'node:test';
import {startBrokenS3} from '../tools/broken-s3.js';
import {PLACE, SECRETS} from '../tools/bucket-world.js';
import {bundleCommandLine} from '../tools/bundle.js';
import {startPingServer} from '../tools/ping-server.js';
import {startWorld} from '../tools/publisher-world.js';
import type {Variables} from '../tools/run-publisher.js';
import {GIVEN_AWAY, s3Error} from '../tools/s3-store.js';

const folder = mkdtempSync(join(tmpdir(), 'elytra-status-bin-'));
const bin = join(folder, 'elytra-status.mjs');

before(async () => writeFileSync(bin, await bundleCommandLine()));
after(() => rmSync(folder, {recursive: true}));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** As cron would start it: with no other variables than these. */
const start = (env: Variables): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [bin], {env, cwd: folder}, (error, stdout, stderr) =>
      resolve({code: Number(error?.code ?? 0), stdout, stderr}),
    );
  });

/** All is well: a bucket, a folder, backups, outputs and a dead-man switch. */
async function startAll(t: TestContext) {
  const {env, kuma} = await startWorld(t);
  const s3 = await startBrokenS3(t);
  const ping = await startPingServer();
  t.after(ping.close);
  const PING_URL = `${ping.url}/planted-ping`;
  const variables: Variables = {
    ...env,
    ...SECRETS,
    STATUS_TARGETS: `${env.STATUS_TARGETS} bucket=s3://${PLACE}`,
    STATUS_S3_ENDPOINT: s3.url,
    STATUS_OUTPUTS: 'badge shields html metrics',
    UPTIME_KUMA_API_KEY: kuma.apiKey,
    PING_URL,
    LOG_LEVEL: 'debug',
  };
  return {s3, ping, kuma, env: variables, secrets: [...Object.values(SECRETS), PING_URL]};
}

describe('the bundled command', {concurrency: 2, timeout: 60_000}, () => {
  it('says nothing on stderr when all is well, also with S3 and a switch', async (t) => {
    const {env, ping, s3} = await startAll(t);
    const {code, stdout, stderr} = await start(env);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^(\[[-\d]{10} [:\d]{8}\] .+\n)+$/);
    assert.deepEqual(ping.calls, ['GET /planted-ping']);
    assert.equal(s3.store.objects.size, 5);
  });

  it('writes one JSON object a line, whatever goes wrong', async (t) => {
    const {env, s3, kuma, secrets} = await startAll(t);
    kuma.faults.page = 'html-200';
    s3.fails = () => s3Error(403, 'SignatureDoesNotMatch');
    const {code, stdout, stderr} = await start({...env, LOG_FORMAT: 'json'});
    assert.equal(code, 1);
    const lines = (stdout + stderr).trimEnd().split('\n');
    const levels = lines.map((line) => {
      const {time, level, message, ...others} = JSON.parse(line);
      assert.deepEqual(others, {});
      assert.ok(Date.parse(time) > 0 && message.length > 0);
      return level;
    });
    assert.ok(levels.includes('error') && levels.includes('info'));
    for (const secret of [...secrets, kuma.apiKey, GIVEN_AWAY]) {
      assert.ok(!(stdout + stderr).includes(secret), secret);
    }
  });

  it('names every problem of a bad configuration in one JSON object', async (t) => {
    const {env} = await startAll(t);
    const bad = {STALE_AFTER: 'soon', STATUS_OUTPUTS: 'gif', LOG_FORMAT: 'json'};
    const {code, stdout, stderr} = await start({...env, ...bad});
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(
      JSON.parse(stderr).message,
      /STALE_AFTER[^]*STATUS_OUTPUTS|STATUS_OUTPUTS[^]*STALE/,
    );
  });
});
