import assert from 'node:assert/strict';
import {mkdir, readFile, readdir, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Incident} from '../../../embed/contract/status.js';
import {helpOf} from '../../../generator/commands/help.js';
import {settingOf} from '../../support/publisher/examples.js';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {startWorld, type PublisherWorld} from '../../support/publisher/publisher-world.js';
import {runPublisher, startPublisher} from '../../support/publisher/run-publisher.js';

/** Until the process has asked something; throws if it ends before. */
async function untilItAsks({kuma}: PublisherWorld, ended: Promise<{stderr: string}>) {
  let last: {stderr: string} | undefined;
  void ended.then((result) => (last = result));
  while (!kuma.requests.length) {
    if (last) throw new Error(`it ended: ${last.stderr}`);
    await new Promise(setImmediate);
  }
}

/** As a `.env` file. */
const lines = (env: Record<string, string>) =>
  Object.entries(env)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('');

const start = ({folder: cwd}: PublisherWorld, env: Record<string, string>, argv: string[] = []) =>
  startPublisher(argv, {env, cwd});

const LOG = `Starting status update cycle
Platform status: operational
Backup status: success
Upload successful
`;
const withoutTimes = (text: string) => text.replace(/^\[[-\d]{10} [:\d]{8}\] /gm, '');

describe('as a process', {concurrency: 2, timeout: 60_000}, () => {
  it('ends with 0 and says nothing on stderr when all is well', async (t) => {
    const world = await startWorld(t);
    const {code, stdout, stderr} = await start(world, world.env).ended;
    assert.deepEqual([withoutTimes(stdout), stderr, code], [LOG, '', 0]);
    assert.equal((await world.document()).platform_status, 'operational');
    assert.deepEqual((await readdir(world.folder)).sort(), [
      'backups',
      'history.json',
      'status.json',
    ]);
  });

  it('runs in the same way behind a link, as npm installs its commands', async (t) => {
    const world = await startWorld(t);
    const link = join(world.folder, 'elytra-status.ts');
    await symlink(fileURLToPath(new URL('../../../generator/bin.ts', import.meta.url)), link);
    const {code, stdout} = await startPublisher([], {env: world.env, cwd: world.folder, main: link})
      .ended;
    assert.deepEqual([withoutTimes(stdout), code], [LOG, 0]);
  });

  it('ends with 1 when a target fails', async (t) => {
    const world = await startWorld(t);
    const STATUS_TARGETS = `main=file:${world.folder}/missing/status.json`;
    const {code, stderr} = await start(world, {...world.env, STATUS_TARGETS}).ended;
    assert.equal(code, 1);
    assert.match(stderr, /Error: Upload failed/);
  });

  it('ends with 2 for a bad configuration, on stderr alone', async (t) => {
    const world = await startWorld(t);
    const {code, stdout, stderr} = await start(world, {...world.env, STALE_AFTER: 'x'}).ended;
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /STALE_AFTER/);
  });

  it('ends with 143 when SIGTERM cuts it short, and frees the place for the next', async (t) => {
    const world = await startWorld(t);
    const {kuma, env} = world;
    kuma.faults.page = 'hang';
    const {child, ended} = start(world, env);
    await untilItAsks(world, ended);
    const other = await runPublisher([], env);
    assert.equal(other.code, 0);
    assert.match(other.out.join('\n'), /Another run/);
    child.kill('SIGTERM');
    const {code, stderr} = await ended;
    assert.deepEqual([code, stderr], [143, '']);
    assert.deepEqual(await readdir(world.folder), ['backups']);
    delete kuma.faults.page;
    assert.match((await runPublisher([], env)).out.join('\n'), /Upload successful/);
  });

  it('frees the place for the next when it is killed', async (t) => {
    const world = await startWorld(t);
    const {kuma, env} = world;
    kuma.faults.page = 'hang';
    const {child, ended} = start(world, env);
    await untilItAsks(world, ended);
    child.kill('SIGKILL');
    await ended;
    delete kuma.faults.page;
    const {out, err} = await runPublisher([], env);
    assert.match(out.join('\n'), /Upload successful/);
    assert.deepEqual(err, []);
  });

  it('ends by itself while its source and its ping hang', async (t) => {
    const world = await startWorld(t);
    const {kuma} = world;
    for (const route of ['page', 'heartbeat', 'metrics'] as const) kuma.faults[route] = 'hang';
    const ping = await startPingServer(0);
    t.after(ping.close);
    const {code, stdout, stderr} = await start(world, {
      ...world.env,
      UPTIME_KUMA_API_KEY: kuma.apiKey,
      PING_URL: `${ping.url}/uuid`,
      CYCLE_TIMEOUT: '6s',
    }).ended;
    assert.equal(code, 0);
    assert.match(stdout, /Platform status: unknown[^]*Upload successful/);
    assert.match(stderr, /Error: Uptime Kuma: .*no answer in time; .*\n/);
    assert.match(stderr, /Warning: The ping to PING_URL did not arrive/);
    assert.deepEqual(ping.calls, ['GET /uuid/fail']);
    assert.equal((await world.document()).platform_status, 'unknown');
  });

  it('reads the .env beside it, over which the shell wins', async (t) => {
    const world = await startWorld(t);
    const inFile = {...world.env, STATUS_PAGE_NAME: 'from the file', STALE_AFTER: '20m'};
    await writeFile(join(world.folder, '.env'), lines(inFile));
    const {code, stderr} = await start(world, {STATUS_PAGE_NAME: 'from the shell'}).ended;
    assert.deepEqual([code, stderr], [0, '']);
    const {page, stale_after = '', updated_at} = await world.document();
    assert.equal(page?.name, 'from the shell');
    assert.equal(Date.parse(stale_after) - Date.parse(updated_at), 20 * 60_000);
  });

  it('reads the file of --env-file instead', async (t) => {
    const world = await startWorld(t);
    await writeFile(join(world.folder, '.env'), 'STATUS_PAGE_NAME=beside\nLOG_FORMAT=xml\n');
    await mkdir(join(world.folder, 'etc'));
    await writeFile(join(world.folder, 'etc/status.env'), lines(world.env));
    const {code, stderr} = await start(world, {}, ['--env-file', 'etc/status.env']).ended;
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal((await world.document()).page?.name, undefined);
  });

  it('ends with 9 for a file of --env-file that is missing, which no restart fixes', async (t) => {
    const world = await startWorld(t);
    // Node takes the option wherever it stands, and ends before any code of ours.
    const {code, stdout, stderr} = await start(world, world.env, ['--env-file', 'no.env']).ended;
    assert.deepEqual([code, stdout], [9, '']);
    assert.match(stderr, /no\.env: not found/);
    const fatal = settingOf('elytra-status-every.service', 'RestartPreventExitStatus').split(' ');
    assert.ok(fatal.includes(`${code}`));
    for (const command of ['publish', 'doctor'] as const) {
      assert.match(helpOf(command), /^ {2}9 +Node could not read the file of --env-file$/m);
    }
  });

  it('reads a secret from the file that NAME_FILE names', async (t) => {
    const world = await startWorld(t);
    const UPTIME_KUMA_API_KEY_FILE = join(world.folder, 'key');
    await writeFile(UPTIME_KUMA_API_KEY_FILE, `${world.kuma.apiKey}\n`);
    const {code, stderr} = await start(world, {...world.env, UPTIME_KUMA_API_KEY_FILE}).ended;
    assert.deepEqual([code, stderr], [0, '']);
    const asked = world.kuma.requests.find(({route}) => route === 'metrics');
    const [, credentials = ''] = asked?.headers.authorization?.split(' ') ?? [];
    assert.equal(Buffer.from(credentials, 'base64').toString(), `:${world.kuma.apiKey}`);
  });

  it('prints only the document in a dry run, whole also into a pipe', async (t) => {
    const world = await startWorld(t);
    // More than a pipe holds at once.
    const content = 'x'.repeat(10_000);
    world.kuma.page.incidents = Array.from({length: 20}, (_, id) => ({
      id,
      content,
      title: `Incident ${id}`,
      style: 'info',
      pin: true,
    }));
    const {code, stdout, stderr} = await start(world, world.env, ['--dry-run']).ended;
    assert.equal(code, 0);
    const {incidents} = JSON.parse(stdout);
    assert.deepEqual(
      incidents.map(({incident_updates: [update]}: Incident) => update?.body.length),
      Array.from({length: 20}, () => 10_000),
    );
    assert.match(stderr, /Platform status: operational/);
    await assert.rejects(readFile(world.file));
  });
});
