import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it, test} from 'node:test';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {startWorld, type PublisherWorld} from '../../support/publisher/publisher-world.js';
import {runDoctor} from '../../support/publisher/run-doctor.js';
import {ENDLESS, runPublisher, type Variables} from '../../support/publisher/run-publisher.js';
import {kumaTime} from '../../support/uptime-kuma/situation.js';
import {documentOf, MINUTE} from '../../support/publisher/status-server.js';

/** Everything in a folder: names, contents, owners, modes and times. */
async function snapshot(folder: string): Promise<unknown> {
  const entries = await readdir(folder, {withFileTypes: true});
  return Promise.all(
    entries.map(async (entry) => {
      const {name} = entry;
      const path = join(folder, name);
      const {mode, mtimeMs, ctimeMs, ino, size} = await stat(path);
      const content = entry.isDirectory() ? await snapshot(path) : await readFile(path, 'base64');
      return {name, mode, mtimeMs, ctimeMs, ino, size, content};
    }),
  );
}

test('says what the configuration sees, and that all is well', async (t) => {
  const {env, kuma} = await startWorld(t);
  await runPublisher([], env);
  const {code, text} = await runDoctor(env);
  assert.equal(code, 0, text);
  for (const line of [
    /^elytra-status \d+\.\d+\.\d+, Node \d+/,
    new RegExp(`^ {2}-  UPTIME_KUMA_URL=${kuma.url}$`, 'm'),
    /^ {2}ok status page "public": (\d+) of \1 monitors with fresh evidence, platform status operational$/m,
    /^ {2}-  its version is unknown without UPTIME_KUMA_API_KEY$/m,
    /^ {2}ok database: newest of \d{4}-\d\d-\d\d \d\d:\d\d UTC, 800 bytes, 1 hour old$/m,
    /^ {2}ok main: this user may write into \//m,
    /^ {2}ok main: a valid document of .* UTC is published \(operational\), \d+ seconds? old$/m,
    /^ {2}-  main: where visitors read it is not known here; elytra-status check shows/m,
    /^ {2}ok Uptime Kuma: the time of its answers agrees with this machine's$/m,
    /^All is well\.$/m,
  ]) {
    assert.match(text, line);
  }
});

test('says once that all monitors stand still, and of none that it may be paused', async (t) => {
  const {env, kuma} = await startWorld(t);
  for (const beats of Object.values(kuma.heartbeat.heartbeatList)) {
    for (const beat of beats as {time: string}[]) {
      beat.time = kumaTime(Date.parse(`${beat.time}Z`) - 40 * MINUTE);
    }
  }
  const {code, text} = await runDoctor(env);
  assert.equal(code, 1, text);
  assert.equal(text.match(/the newest of all monitors are about 40 minutes old/g)?.length, 1, text);
  assert.doesNotMatch(text, /see whether it is paused/);
});

test('writes nothing, asks by GET alone, and calls no dead-man switch', async (t) => {
  const {env, folder, kuma} = await startWorld(t);
  const ping = await startPingServer();
  t.after(ping.close);
  await runPublisher([], env);
  kuma.requests.length = 0;
  const before = await snapshot(folder);
  const {text} = await runDoctor({...env, PING_URL: `${ping.url}/uuid`});
  assert.deepEqual(await snapshot(folder), before);
  assert.deepEqual(new Set(kuma.requests.map(({method}) => method)), new Set(['GET']));
  assert.deepEqual(ping.calls, []);
  assert.match(text, /PING_URL was not called/);
});

test('runs beside a publish, whose lock it leaves alone', async (t) => {
  const {env, kuma} = await startWorld(t);
  kuma.faults.page = 'hang';
  const [published] = await Promise.all([
    runPublisher([], {...env, ...ENDLESS}),
    runDoctor({...env, ...ENDLESS}),
  ]);
  assert.match(published.out.join('\n'), /Upload successful/);
});

test('tells the version with a key, and shows no secret', async (t) => {
  const {env, kuma} = await startWorld(t);
  const secrets: Variables = {
    UPTIME_KUMA_API_KEY: kuma.apiKey,
    UPTIME_KUMA_HEADERS: 'X-Access: planted-header-value',
    PING_URL: 'http://127.0.0.1:9/planted-ping',
    STATUS_S3_ACCESS_KEY_ID: 'PLANTEDKEY',
    STATUS_S3_SECRET_ACCESS_KEY: 'planted-secret',
    STATUS_S3_SESSION_TOKEN: 'q7z', // too short to be blotted out elsewhere
  };
  const {text} = await runDoctor({...env, ...secrets});
  assert.match(text, /^ {2}ok version 2\.5$/m);
  for (const [name, value] of Object.entries(secrets)) {
    assert.match(text, new RegExp(`^ {2}-  ${name}=\\*\\*\\*$`, 'm'));
    assert.ok(!text.includes(value.replace('X-Access: ', '')), name);
  }
});

test('lists the settings that are read, and no others that begin like them', async (t) => {
  const {env} = await startWorld(t);
  const set = {STATUS_ACL_MAIN: 'none', STATUS_PAGE_NAME: 'The "old" shop'};
  const {text} = await runDoctor({...env, ...set, LOG_LEVEL_OLD: 'planted'});
  assert.match(text, /^ {2}- {2}STATUS_ACL_MAIN=none$/m);
  assert.match(text, /^ {2}- {2}STATUS_PAGE_NAME=The "old" shop$/m);
  assert.doesNotMatch(text, /LOG_LEVEL_OLD|planted/);
});

test('tells the version of one that is too old to be read by key alone', async (t) => {
  const {env, kuma} = await startWorld(t, {version: '1.23.17'});
  const {text, problems} = await runDoctor({
    ...env,
    UPTIME_KUMA_STATUS_PAGE: '',
    UPTIME_KUMA_API_KEY: kuma.apiKey,
    UPTIME_KUMA_MONITOR_IDS: '*',
  });
  assert.match(problems[0]![0], /^This version of Uptime Kuma cannot tell its monitors apart/);
  assert.match(problems[0]![1], /UPTIME_KUMA_STATUS_PAGE/);
  assert.match(text, /^ {2}ok version 1\.23$/m);
});

test('a name cannot add lines to the report', async (t) => {
  const {env, kuma} = await startWorld(t);
  const [group] = kuma.page.publicGroupList;
  group.monitorList[0].name = 'A\n  !! B\u001b[31m';
  kuma.heartbeat.heartbeatList[group.monitorList[0].id].at(-1).status = 0;
  const {text, problems} = await runDoctor(env);
  assert.deepEqual(problems, []);
  assert.match(text, /^ {2}- {2}"A {3}!! B \[31m" \(\d+\): major outage$/m);
});

type Break = (world: PublisherWorld) => Promise<Variables | void> | Variables | void;

const write = (world: PublisherWorld, document: unknown) =>
  writeFile(world.file, typeof document === 'string' ? document : JSON.stringify(document));

const BROKEN: [what: string, Break, problem: RegExp, remedy: RegExp][] = [
  [
    'a login proxy',
    ({kuma}) => void (kuma.faults.page = 'redirect-to-login'),
    /^A login page answered instead of Uptime Kuma: status page: HTTP 302/,
    /UPTIME_KUMA_HEADERS/,
  ],
  [
    'a slug that is none',
    () => ({UPTIME_KUMA_STATUS_PAGE: 'nothing'}),
    /^The status page was not found: .*HTTP 404$/,
    /UPTIME_KUMA_STATUS_PAGE/,
  ],
  [
    'a key that is refused',
    () => ({UPTIME_KUMA_API_KEY: 'uk1_wrong'}),
    /^The API key was refused/,
    /UPTIME_KUMA_API_KEY/,
  ],
  [
    'a monitor that is not on the page',
    () => ({UPTIME_KUMA_MONITOR_IDS: '1 999'}),
    /^Some of the configured monitors were not found: status page: no monitor has the id 999$/,
    /UPTIME_KUMA_MONITOR_IDS/,
  ],
  [
    'a monitor that has stopped',
    ({kuma}) => {
      const time = kumaTime(Date.now() - 120 * MINUTE);
      kuma.heartbeat.heartbeatList[1] = [
        {status: 1, time: kumaTime(Date.now() - 121 * MINUTE)},
        {status: 1, time},
      ];
    },
    /\(1\): its last heartbeat is 2 hours old$/,
    /paused/,
  ],
  [
    'a monitor whose beats are dated ahead',
    ({kuma}) => {
      const time = kumaTime(Date.now() + 121 * MINUTE);
      kuma.heartbeat.heartbeatList[1] = [{status: 1, time}];
    },
    /\(1\): its last heartbeat is dated 2 hours ahead$/,
    /clock of Uptime Kuma.*NTP/,
  ],
  [
    'a folder of backups that is not there',
    () => ({BACKUPS: 'database=file:/nowhere/at/all'}),
    /^database: the folder cannot be read \(ENOENT\)$/,
    /BACKUPS/,
  ],
  [
    'no backup',
    ({folder}) => rm(join(folder, 'backups/db.sql.gz')),
    /^database: no backup found$/,
    /BACKUP_INCLUDE_DATABASE/,
  ],
  [
    'a backup that is overdue',
    ({folder}) => {
      const time = Date.now() / 1000 - 3 * 86_400;
      return utimes(join(folder, 'backups/db.sql.gz'), time, time);
    },
    /^database: newest of .* 3 days old, more than 26h$/,
    /BACKUP_MAX_AGE_DATABASE/,
  ],
  [
    'a backup that is too small',
    () => ({BACKUP_MIN_SIZE: '1k'}),
    /^database: newest of .*, 800 bytes, less than 1k$/,
    /BACKUP_MIN_SIZE_DATABASE/,
  ],
  [
    'a target without a folder',
    ({folder}) => ({STATUS_TARGETS: `main=file:${folder}/missing/status.json`}),
    /^main: .*status\.json: its folder does not exist$/,
    /^create \/.*missing$/,
  ],
  [
    'a target that is a folder',
    ({file}) => mkdir(file),
    /^main: .*status\.json: it is a folder$/,
    /^name the file in it$/,
  ],
  [
    'a target that is a link into a folder that is missing',
    ({file}) => symlink('missing/status.json', file),
    /^main: .*status\.json: its folder does not exist$/,
    /^create \/.*missing$/,
  ],
  [
    'a target that is a link to itself',
    ({file}) => symlink(file, file),
    /^main: .*status\.json: too many symbolic links$/,
    /links/,
  ],
  [
    'a target that is a pipe',
    ({file}) => void execFileSync('mkfifo', [file]),
    /^main: .*status\.json: it is not a regular file$/,
    /remove it, or name another/,
  ],
  [
    'a web page where the document would be',
    ({file}) => writeFile(file, '<!doctype html><title>It works!</title>'),
    /^main: what is published there is not a status document$/,
    /remove it, or name another place in STATUS_TARGETS/,
  ],
  [
    'a document that is none',
    (world) => write(world, '{"updated_at"'),
    /^main: what is published is not a valid document$/,
    /a run replaces it/,
  ],
  [
    'a document that is stale',
    (world) => write(world, documentOf(90 * MINUTE)),
    /^main: a document of .* UTC is published, stale for 1 hour$/,
    /cron/,
  ],
  [
    'a document that is stale before it is made',
    (world) => write(world, documentOf(-2 * MINUTE, {stale_after: documentOf(-MINUTE).updated_at})),
    /is published, stale for 0 seconds$/,
    /cron/,
  ],
  [
    'a document that is dated ahead',
    (world) => write(world, documentOf(-90 * MINUTE)),
    /^main: a document of .* UTC is published, 1 hour ahead of this machine's clock$/,
    /NTP/,
  ],
];

describe('names each problem and its remedy', {concurrency: 4}, () => {
  for (const [what, spoil, problem, remedy] of BROKEN) {
    it(what, async (t) => {
      const world = await startWorld(t);
      const change = (await spoil(world)) ?? {};
      const {problems, text} = await runDoctor({...world.env, ...change});
      assert.equal(problems.length, 1, text);
      assert.match(problems[0]![0], problem);
      assert.match(problems[0]![1], remedy);
    });
  }

  it('names what is no problem: a monitor that waits for its second beat', async (t) => {
    const {env, kuma} = await startWorld(t);
    const time = kumaTime(Date.now() - 30 * MINUTE);
    kuma.heartbeat.heartbeatList[1] = [{status: 1, time}];
    const {text, problems} = await runDoctor(env);
    assert.deepEqual(problems, []);
    assert.match(text, /- {2}".*" \(1\): .* 30 minutes old; waiting for a second beat/);
  });

  it('clocks that differ', async (t) => {
    const {env} = await startWorld(t, {skew: 10 * MINUTE});
    const {problems} = await runDoctor(env);
    assert.match(problems.at(-1)![0], /^Uptime Kuma: (599|600) s ahead of this machine$/);
    assert.match(problems.at(-1)![1], /NTP/);
  });
});

test('a document behind a byte order mark is a valid one, as for browsers', async (t) => {
  const world = await startWorld(t);
  await write(world, `\uFEFF${JSON.stringify(documentOf(MINUTE))}`);
  const {text, code} = await runDoctor(world.env);
  assert.equal(code, 0, text);
  assert.match(text, /a valid document .* is published/);
});

test('a document newer than now within tolerance is no problem, and it says what a run would do', async (t) => {
  const world = await startWorld(t);
  await write(world, documentOf(-MINUTE));
  const {text, code} = await runDoctor(world.env);
  assert.equal(code, 0, text);
  assert.match(text, /a run now would be older and leave it/);
});

test('a configuration that is wrong is exit code 2, and nobody is asked', async (t) => {
  const {env, kuma} = await startWorld(t);
  const {code, out, err} = await runPublisher(['doctor'], {...env, STALE_AFTER: 'soon'});
  assert.deepEqual([code, out], [2, []]);
  assert.match(err.join('\n'), /STALE_AFTER: .*for example/);
  assert.deepEqual(kuma.requests, []);
});

test('a dead-man switch that was set aside is named, its address not shown', async (t) => {
  const {env} = await startWorld(t);
  const PING_URL_OLD = 'https://hc-ping.com/planted-uuid';
  const {code, out, err} = await runPublisher(['doctor'], {...env, PING_URL_OLD});
  assert.deepEqual([code, out], [2, []]);
  assert.match(err.join('\n'), /PING_URL_OLD: is not a variable of this program/);
  assert.doesNotMatch(err.join('\n'), /planted/);
});
