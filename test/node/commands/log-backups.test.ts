import assert from 'node:assert/strict';
import {mkdir, rename, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {DUMP, startWorld, type PublisherWorld} from '../../support/publisher/publisher-world.js';
import {runDoctor} from '../../support/publisher/run-doctor.js';
import {runPublisher, type Variables} from '../../support/publisher/run-publisher.js';

const DAY = 86_400; // s

/** A file of so many bytes and days in the folder of backups. */
async function put({folder}: PublisherWorld, path: string, size: number, age = 0.1) {
  const file = join(folder, 'backups', path);
  await mkdir(join(file, '..'), {recursive: true});
  await writeFile(file, 'x'.repeat(size));
  const time = Date.now() / 1000 - age * DAY;
  await utimes(file, time, time);
}

const dayOf = (age: number) => new Date(Date.now() - age * DAY * 1000).toISOString().slice(0, 10);
const DUMP_FILE = 'db.sql.gz';

/** What is done to the world, and what both the log and `doctor` say then. */
const CASES: Record<
  string,
  [(world: PublisherWorld) => Promise<Variables | void>, string, string]
> = {
  'an include that matches nothing': [
    async () => ({BACKUP_INCLUDE: '*.zip'}),
    'no backup found: 1 file left out by BACKUP_INCLUDE_DATABASE or BACKUP_EXCLUDE_DATABASE',
    'check its location in BACKUPS, BACKUP_INCLUDE_DATABASE and BACKUP_EXCLUDE_DATABASE',
  ],
  'side-cars alone': [
    async (world) => {
      await put(world, 'SHA256SUMS', 90);
      await rm(join(world.folder, 'backups', DUMP_FILE));
    },
    'no backup found: 1 file left out as a side-car',
    'check its location in BACKUPS',
  ],
  'a link to a folder alone': [
    async ({folder}) => {
      await rename(join(folder, 'backups'), join(folder, 'elsewhere'));
      await mkdir(join(folder, 'backups'));
      await symlink('../elsewhere', join(folder, 'backups/current'));
    },
    'no backup found: 1 link to a folder not followed: name in BACKUPS what it leads to',
    'check its location in BACKUPS',
  ],
  'a newest of 20 bytes': [
    async (world) => {
      await put(world, DUMP_FILE, 800, 1);
      await put(world, 'db-2.sql.gz', 20, 0.05);
    },
    '20 bytes, less than the 512 bytes of any dump or archive',
    'set BACKUP_MIN_SIZE_DATABASE, which takes the place of this check',
  ],
  'a newest that is smaller than its like': [
    async (world) => {
      for (const age of [1, 2, 3, 4]) await put(world, `shop-${dayOf(age)}.bin`, 8_200, age);
      await put(world, `shop-${dayOf(0)}.bin`, 790, 0.05);
      await rm(join(world.folder, 'backups', DUMP_FILE));
    },
    '790 bytes, where its like have at least 8k',
    'set BACKUP_MIN_SIZE_DATABASE, which takes the place of this check',
  ],
  'a newest that is old by its name': [
    async (world) => {
      for (const age of [1, 2, 3, 4]) await put(world, `shop-${dayOf(age)}.bin`, 8_200, age);
      await put(world, `shop-${dayOf(9)}.bin`, 8_200, 0.04);
    },
    `the newest is of ${dayOf(9)} by its name, and of`,
    'see whether new backups still arrive',
  ],
};

for (const [what, [change, says, remedy]] of Object.entries(CASES)) {
  test(`says in the log of a run, as in doctor: ${what}`, async (t: TestContext) => {
    const world = await startWorld(t);
    const env = {...world.env, ...(await change(world))};
    const {code, err} = await runPublisher([], env);
    assert.equal(code, 0);
    assert.equal(err.length, 1, err.join('\n'));
    assert.match(err[0]!, /Warning: Backups \(database\): /);
    const {text} = await runDoctor(env);
    for (const said of [err[0]!, text]) {
      assert.ok(said.includes(says), said);
      assert.ok(said.includes(remedy), said);
    }
  });
}

test('warns in the check where a backup is old by its name', async (t) => {
  const world = await startWorld(t);
  await CASES['a newest that is old by its name']![0](world);
  await runPublisher([], world.env);
  const {backups, publisher} = await world.document();
  assert.equal(backups?.last_backup_status, 'success');
  assert.deepEqual(publisher?.checks.backups?.status, 'warn');
  assert.match(publisher?.checks.backups?.output ?? '', /older by its name/);
});

test('says nothing in the log where all is well, and in doctor what was left out', async (t) => {
  const world = await startWorld(t);
  await put(world, 'SHA256SUMS', 90);
  await put(world, 'db.sql.gz.part', 90);
  const {err} = await runPublisher([], world.env);
  assert.deepEqual(err, []);
  const {text} = await runDoctor(world.env);
  assert.match(text, /^ {2}- {2}database: 1 file left out as a side-car$/m);
  assert.match(text, /^ {2}- {2}database: 1 file left out as unfinished$/m);
});

test('doctor counts the names that are not in UTF-8', async (t) => {
  const {folder, env} = await startWorld(t);
  const hourAgo = Date.now() / 1000 - 3_600;
  for (const [byte, line] of [
    [0xe4, '1 name'],
    [0xfc, '2 names'],
  ] as const) {
    const name = Buffer.concat([Buffer.from(join(folder, 'backups', 'db-')), Buffer.of(byte)]);
    await writeFile(name, DUMP);
    await utimes(name, hourAgo, hourAgo);
    const {text} = await runDoctor(env);
    assert.match(text, new RegExp(`^ {2}- {2}database: ${line} not in UTF-8$`, 'm'));
  }
});

test('what a run publishes is not a backup for the next, and doctor says so', async (t) => {
  const world = await startWorld(t);
  const backups = join(world.folder, 'backups');
  const nineDays = Date.now() / 1000 - 9 * DAY;
  await writeFile(join(backups, DUMP_FILE), DUMP);
  await utimes(join(backups, DUMP_FILE), nineDays, nineDays);
  await symlink('backups', join(world.folder, 'www'));
  const env = {
    ...world.env,
    STATUS_TARGETS: `main=file:${world.folder}/www/status.json`,
    STATUS_OUTPUTS: 'badge shields html metrics',
  };
  await runPublisher([], env);
  for (const file of ['history.json', 'history.corrupt.json', 'feed.xml'])
    await put(world, file, 900);
  const hourAgo = Date.now() / 1000 - DAY / 24;
  for (const file of ['status.json', 'badge.svg', 'badge.json', 'status.html', 'metrics.prom']) {
    await utimes(join(backups, file), hourAgo, hourAgo);
  }
  const {out} = await runPublisher(['--dry-run'], env);
  assert.equal(JSON.parse(out.join('\n')).backups.last_backup_status, 'overdue');
  const {text} = await runDoctor(env);
  assert.match(text, /^ {2}- {2}database: 8 files left out because this configuration writes it$/m);
});
