import assert from 'node:assert/strict';
import {mkdir, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {freshness} from '../../../embed/contract/freshness.js';
import {parse} from '../../../embed/contract/parse.js';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {claimsNothing} from '../../support/publisher/read-status.js';
import {ENDLESS, runPublisher, type Variables} from '../../support/publisher/run-publisher.js';

const TIME = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] /;

/** The lines without their time, which each of them has. */
function messages(lines: string[]): string[] {
  for (const line of lines) assert.match(line, TIME);
  return lines.map((line) => line.replace(TIME, ''));
}

test('publishes and logs four lines when all is well', async (t) => {
  const {env, document} = await startWorld(t);
  const {code, out, err} = await runPublisher([], env);
  assert.deepEqual(messages(out), [
    'Starting status update cycle',
    'Platform status: operational',
    'Backup status: success',
    'Upload successful',
  ]);
  assert.deepEqual(err, []);
  assert.equal(code, 0);
  const status = await document();
  assert.equal(status.platform_status, 'operational');
  assert.equal(status.backups?.last_backup_status, 'success');
  assert.deepEqual(
    [status.publisher?.checks.uptime_kuma?.status, status.publisher?.checks.backups?.status],
    ['pass', 'pass'],
  );
  assert.equal(freshness(parse(JSON.stringify(status))!, Date.now()).state, 'operational');
});

test('says nothing of backups where none are configured', async (t) => {
  const {env, document} = await startWorld(t);
  const {BACKUPS: _, ...without} = env;
  const {code, out} = await runPublisher(['publish'], without);
  assert.deepEqual(messages(out).slice(1), ['Platform status: operational', 'Upload successful']);
  assert.equal(code, 0);
  const status = await document();
  assert.ok(!('backups' in status));
  assert.ok(!('backups' in (status.publisher?.checks ?? {})));
});

test('scenario 1: Uptime Kuma is unreachable', async (t) => {
  const {kuma, env, document} = await startWorld(t);
  await kuma.close();
  t.mock.method(kuma, 'close', async () => {});
  const {code, out, err} = await runPublisher([], env);
  assert.deepEqual(messages(out).slice(1), [
    'Platform status: unknown',
    'Backup status: success',
    'Upload successful',
  ]);
  assert.equal(err.length, 1);
  assert.match(messages(err)[0] ?? '', /^Error: Uptime Kuma: .*ECONNREFUSED/);
  assert.equal(code, 0);
  const status = await document();
  assert.ok(claimsNothing(status));
  assert.equal(status.backups?.last_backup_status, 'success');
  assert.equal(status.publisher?.checks.uptime_kuma?.status, 'fail');
  assert.equal(status.publisher?.checks.uptime_kuma?.output, 'Uptime Kuma could not be reached');
});

test('says which of several series is the worst', async (t) => {
  const {folder, env} = await startWorld(t);
  await mkdir(join(folder, 'none'));
  const BACKUPS = `${env.BACKUPS} files=file:${join(folder, 'none')}`;
  const {out} = await runPublisher([], {...env, BACKUPS});
  assert.equal(messages(out)[2], 'Backup status: overdue (files)');
});

test('scenario 2: the backups are inaccessible', async (t) => {
  const {folder, env, document} = await startWorld(t);
  await rm(join(folder, 'backups'), {recursive: true});
  const {code, out, err} = await runPublisher([], env);
  assert.deepEqual(messages(out).slice(1), [
    'Platform status: operational',
    'Backup status: unknown',
    'Upload successful',
  ]);
  assert.equal(err.length, 1);
  assert.match(messages(err)[0] ?? '', /^Error: Backups \(database\): /);
  assert.equal(code, 0);
  const {backups, platform_status, publisher} = await document();
  assert.equal(platform_status, 'operational');
  assert.deepEqual([backups?.last_backup_status, backups?.last_backup_time], ['unknown', null]);
  assert.equal(publisher?.checks.backups?.status, 'fail');
});

test('scenario 3: the upload fails and the old file stays', async (t) => {
  const {file, env} = await startWorld(t);
  const old = '<!doctype html>'; // not a status document, so it is not ours to replace
  await writeFile(file, old);
  const {code, out, err} = await runPublisher([], env);
  assert.deepEqual(messages(out), [
    'Starting status update cycle',
    'Platform status: operational',
    'Backup status: success',
  ]);
  assert.equal(err.length, 1);
  assert.match(messages(err)[0] ?? '', /^Error: Upload failed/);
  assert.equal(code, 1);
  assert.equal(await readFile(file, 'utf8'), old);
});

test('scenario 4: a reader of what the first two leave is shown nothing green', async (t) => {
  const {kuma, folder, file, env} = await startWorld(t);
  kuma.faults.heartbeat = 'bad-gateway-html';
  await rm(join(folder, 'backups'), {recursive: true});
  const {code} = await runPublisher([], {...env, ...ENDLESS});
  assert.equal(code, 0);
  const status = parse(await readFile(file, 'utf8'));
  assert.ok(status);
  assert.equal(freshness(status, Date.now()).state, 'unknown');
  assert.equal(status.backups?.last_backup_status, 'unknown');
});

test('one target that fails does not stop the other', async (t) => {
  const {file, folder, env, document} = await startWorld(t);
  const STATUS_TARGETS = `main=file:${folder}/missing/status.json mirror=file:${file}`;
  const {code, out, err} = await runPublisher([], {...env, STATUS_TARGETS});
  assert.equal(code, 1);
  assert.equal((await document()).platform_status, 'operational');
  assert.ok(messages(out).includes('Upload successful (mirror)'), out.join('\n'));
  assert.match(messages(err).join('\n'), /^Error: Upload failed \(main\): .*folder does not exist/);
});

test('leaves a newer document alone, which is no failure', async (t) => {
  const {file, env, document} = await startWorld(t);
  await runPublisher([], env);
  const newer = {
    ...(await document()),
    updated_at: new Date(Date.now() + 60_000).toISOString(),
  };
  await writeFile(file, JSON.stringify(newer));
  const {code, err} = await runPublisher([], env);
  assert.deepEqual([code, err], [0, []]);
  assert.deepEqual(await document(), newer);
});

test('leaves the work to another run that is at it', async (t) => {
  const {kuma, env} = await startWorld(t);
  kuma.faults.page = 'hang';
  const first = runPublisher([], {...env, ...ENDLESS});
  while (!kuma.requests.length) await new Promise(setImmediate);
  const second = await runPublisher([], env);
  assert.deepEqual([second.code, second.err], [0, []]);
  assert.match(messages(second.out).join('\n'), /^Another run/);
  assert.equal(kuma.requests.filter(({route}) => route === 'page').length, 1);
  assert.ok(kuma.requests.filter(({route}) => route === 'heartbeat').length <= 1);
  assert.equal((await first).code, 0);
  delete kuma.faults.page;
  assert.match((await runPublisher([], env)).out.join('\n'), /Upload successful/);
});

test('a dry run prints the document alone, and writes and tells nothing', async (t) => {
  const {kuma, folder, env} = await startWorld(t);
  const ping = await startPingServer();
  t.after(ping.close);
  kuma.faults.badge = 'server-error';
  const PING_URL = `${ping.url}/uuid`;
  const {code, out, err} = await runPublisher(['publish', '--dry-run'], {...env, PING_URL});
  assert.equal(code, 0);
  const status = parse(out.join('\n'));
  assert.equal(status?.platform_status, 'operational');
  assert.match(messages(err).join('\n'), /^Warning: Uptime Kuma: /m);
  assert.deepEqual(await readdir(folder), ['backups']);
  assert.deepEqual(ping.calls, []);
});

test('a dry run needs no target', async (t) => {
  const {env} = await startWorld(t);
  const {STATUS_TARGETS: _, ...without} = env;
  assert.equal((await runPublisher(['--dry-run'], without)).code, 0);
  assert.equal((await runPublisher([], without)).code, 2);
});

test('takes any whole number of milliseconds for a cycle', async (t) => {
  const {env} = await startWorld(t);
  const {code, err} = await runPublisher([], {...env, CYCLE_TIMEOUT: '10001ms'});
  assert.deepEqual([code, err], [0, []]);
  assert.equal((await runPublisher(['--dry-run'], {...env, CYCLE_TIMEOUT: '10001ms'})).code, 0);
});

test('logs one object a line as json', async (t) => {
  const {kuma, env} = await startWorld(t);
  kuma.faults.page = 'forbidden';
  const {out, err} = await runPublisher([], {...env, LOG_FORMAT: 'json'});
  const lines = [...out, ...err].map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({level, message}) => `${level}: ${message}`.slice(0, 34)),
    [
      'info: Starting status update cycle',
      'info: Platform status: unknown',
      'info: Backup status: success',
      'info: Upload successful',
      'error: Uptime Kuma: status page: H',
    ],
  );
});

for (const [argv, expected] of [
  [['--help'], /Usage: elytra-status/],
  [['publish', '--help'], /Usage: elytra-status/],
  [['--version'], /^\d+\.\d+\.\d+/],
] as const) {
  test(`answers ${argv.join(' ')} without a configuration`, async () => {
    const {code, out, err} = await runPublisher([...argv], {});
    assert.deepEqual([code, err], [0, []]);
    assert.match(out.join('\n'), expected);
  });
}

test('prints the JSON Schema alone', async () => {
  const {code, out, err} = await runPublisher(['schema'], {});
  assert.deepEqual([code, err], [0, []]);
  const schema = JSON.parse(out.join('\n'));
  assert.deepEqual(
    ['updated_at', 'platform_status', 'uptime'].filter((name) => !schema.required.includes(name)),
    [],
  );
});

for (const argv of [
  ['--verbose'],
  ['publsih'],
  ['publish', 'twice'],
  ['schema', '--dry-run'],
  ['--env-file'],
  ['--dry-run=yes'],
]) {
  test(`refuses "${argv.join(' ')}" with exit code 2 and a hint`, async (t) => {
    const {kuma, env} = await startWorld(t);
    const {code, out, err} = await runPublisher(argv, env);
    assert.deepEqual([code, out], [2, []]);
    assert.match(err.join('\n'), /--help/);
    assert.doesNotMatch(err.join('\n'), /^\s+at /m);
    assert.deepEqual(kuma.requests, []);
  });
}

for (const [title, change] of [
  ['no source', {UPTIME_KUMA_STATUS_PAGE: ''}],
  ['a location that is none', {BACKUPS: 'database=/var/backups'}],
  ['an unknown variable', {STATUS_TARGET: 'main=file:/x'}],
  ['a suffix that names nothing', {BACKUP_MAX_AGE_FILES: '26h'}],
  ['a stale limit below two intervals', {STALE_AFTER: '15m'}],
  ['an env file that is not there', {}, '/nowhere/.env'],
] as [string, Variables, string?][]) {
  test(`refuses ${title} with exit code 2 and asks nobody`, async (t) => {
    const {kuma, folder, env} = await startWorld(t);
    const argv = change && title.includes('env file') ? ['--env-file', '/nowhere/.env'] : [];
    const {code, out, err} = await runPublisher(argv, {...env, ...change});
    assert.deepEqual([code, out], [2, []]);
    assert.match(err[0] ?? '', /Error: The configuration has a problem:$/);
    assert.equal(err.length, 2);
    assert.doesNotMatch(err.join('\n'), /^\s+at /m);
    assert.deepEqual(kuma.requests, []);
    assert.deepEqual(await readdir(folder), ['backups']);
  });
}

test('says as json that a file of the configuration cannot be read', async () => {
  const argv = ['--env-file', '/nowhere/.env'];
  const {code, err} = await runPublisher(argv, {LOG_FORMAT: 'json'});
  assert.deepEqual([code, err.length], [2, 1]);
  assert.match(JSON.parse(err[0]!).message, /\/nowhere\/\.env: the file cannot be read \(ENOENT\)/);
});

test('lists every problem of the configuration at once', async () => {
  const {code, err} = await runPublisher([], {STALE_AFTER: 'soon', LOG_FORMAT: 'xml'});
  assert.equal(code, 2);
  for (const name of [
    'UPTIME_KUMA_URL',
    'UPTIME_KUMA_STATUS_PAGE',
    'STATUS_TARGETS',
    'STALE_AFTER',
    'LOG_FORMAT',
  ]) {
    assert.match(err.join('\n'), new RegExp(`^ +${name}: .*for example`, 'm'));
  }
});

test('a page without monitors is a warning, as doctor has it', async (t) => {
  const {kuma, env} = await startWorld(t);
  kuma.page.publicGroupList = [];
  const {code, err} = await runPublisher([], env);
  assert.equal(code, 0);
  assert.match(err.join('\n'), /Warning: Uptime Kuma: no monitors were found; add monitors to/);
});

test('an unknown status that no warning explains is a warning', async (t) => {
  const {kuma, env} = await startWorld(t);
  for (const beats of Object.values(kuma.heartbeat.heartbeatList).slice(1)) {
    for (const beat of beats as {time: string}[]) beat.time = `2020${beat.time.slice(4)}`;
  }
  const {code, out, err} = await runPublisher([], env);
  assert.equal(code, 0);
  assert.ok(messages(out).includes('Platform status: unknown'));
  assert.match(err.join('\n'), /Warning: Only 1 of \d+ monitors have fresh evidence; see/);
});
