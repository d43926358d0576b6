import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, describe, it, type TestContext} from 'node:test';
import {startBrokenS3} from '../../support/s3/broken-s3.js';
import {PLACE, SECRETS} from '../../support/s3/bucket-world.js';
import {bundleCommandLine} from '../../support/browser/bundle.js';
import {cronJob, dockerSteps, settingOf} from '../../support/publisher/examples.js';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import type {Variables} from '../../support/publisher/run-publisher.js';
import {GIVEN_AWAY, s3Error} from '../../support/s3/s3-store.js';

const folder = mkdtempSync(join(tmpdir(), 'elytra-status-bin-'));
const bin = join(folder, 'dist/bin/elytra-status.js');
/** Where no run finds the `.env` of another. */
const empty = join(folder, 'empty');

before(async () => {
  for (const name of ['logs', 'empty']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  await bundleCommandLine(dirname(bin));
  // As npm installs it for the whole machine.
  chmodSync(bin, 0o755);
  symlinkSync(bin, join(folder, 'elytra-status'));
});
after(() => rmSync(folder, {recursive: true}));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** As cron would start it: with no other variables than these. */
const start = (
  env: Variables,
  command: readonly string[] = [process.execPath, bin],
): Promise<Ended> =>
  new Promise((resolve) => {
    const [program = '', ...args] = command;
    execFile(program, args, {env, cwd: empty}, (error, stdout, stderr) =>
      resolve({code: Number(error?.code ?? 0), stdout, stderr}),
    );
  });

/** The command of an example, on this machine. */
const here = (command: string, envFile: string) =>
  command.replaceAll('/opt/elytra-status', folder).replaceAll('/etc/elytra-status.env', envFile);
const PATH = `${folder}:${dirname(process.execPath)}:/usr/bin:/bin`;

const envText = (env: Variables) =>
  Object.entries(env)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('');

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

  it('loads nothing of Node and of the SDK that a run does not use', async () => {
    const print = `process.on('exit', () => process._rawDebug(process.moduleLoadList.join('\\n')))`;
    const hook = `data:text/javascript,${encodeURIComponent(print)}`;
    const {code, stderr} = await start({}, [process.execPath, '--import', hook, bin, 'schema']);
    assert.equal(code, 0);
    const loaded = stderr.split('\n').map((name) => name.replace(/^NativeModule /, ''));
    assert.ok(loaded.includes('https'));
    for (const name of ['internal/deps/undici/undici', 'http2', 'internal/process/report']) {
      assert.ok(!loaded.includes(name), name);
    }
  });

  it('looks for a key where the SDK does, if none is configured', async (t) => {
    const {env} = await startWorld(t);
    const {code, stderr} = await start({
      ...env,
      STATUS_TARGETS: 'main=s3://bucket/status.json',
      HOME: folder,
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    assert.equal(code, 1);
    assert.match(stderr, /Upload failed \(main\): no credentials were found/);
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

  it('appends to the log by the line of the crontab, and gives cron nothing to mail', async (t) => {
    const {env} = await startAll(t);
    writeFileSync(join(folder, '.env'), envText(env));
    t.after(() => rmSync(join(folder, '.env')));
    for (const times of [1, 2]) {
      const ended = await start({PATH}, ['/bin/sh', '-c', here(cronJob().command, '')]);
      assert.deepEqual(ended, {code: 0, stdout: '', stderr: ''});
      const log = readFileSync(join(folder, 'logs/status-updates.log'), 'utf8');
      assert.equal(log.match(/Upload successful \(bucket\)/g)?.length, times);
    }
  });

  it('runs once by the service of the timer', async (t) => {
    const {env} = await startAll(t);
    const envFile = join(folder, 'once.env');
    writeFileSync(envFile, envText(env));
    const command = here(settingOf('elytra-status.service', 'ExecStart'), envFile);
    const {code, stderr} = await start({PATH}, command.split(' '));
    assert.deepEqual([code, stderr], [0, '']);
  });

  for (const [what, commandOf] of [
    ['by the service that stays', () => settingOf('elytra-status-every.service', 'ExecStart')],
    ['by the commands of the image', imageCommand],
  ] as const) {
    it(`runs ${what} until it is stopped`, async (t) => {
      const {env} = await startAll(t);
      const envFile = join(folder, `${what}.env`.replaceAll(' ', '-'));
      writeFileSync(envFile, envText(env));
      const [program, ...args] = here(commandOf(), envFile).split(' ');
      const child = spawn(program!, args, {
        env: what.includes('image') ? {...env, PATH} : {PATH},
        cwd: empty,
      });
      t.after(() => child.kill('SIGKILL'));
      const ended = once(child, 'close');
      let text = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          const before = text;
          text += chunk;
          const isDone = /Upload successful \(bucket\)/;
          if (!isDone.test(before) && isDone.test(text)) child.kill('SIGTERM');
        });
      }
      const [code] = await ended;
      assert.equal(code, 0, text);
      assert.match(text, /\] Stopped\n$/);
    });
  }
});

/** ENTRYPOINT and CMD. */
function imageCommand(): string {
  const lists = dockerSteps().filter(([name]) => name === 'ENTRYPOINT' || name === 'CMD');
  return lists.flatMap(([, list]) => JSON.parse(list) as string[]).join(' ');
}
