import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {parseEnv} from 'node:util';
import {backupSeries} from '../../../generator/rules/backup-status.js';
import {readBackups} from '../../../generator/sources/backups/read.js';
import {readConfig} from '../../../generator/config/read-config.js';
import {sectionOf} from '../../support/repository/documents.js';
import {startBrokenS3} from '../../support/s3/broken-s3.js';
import {entry, listing} from '../../support/s3/s3-store.js';

const HOUR = 3_600_000; // ms
const NOW = Date.parse('2025-11-10T03:00:00Z');

interface Listed {
  path: string;
  /** bytes */
  size: number;
  /** Seconds before the listing. */
  age: number;
}

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const layout = (name: string): Listed[] =>
  JSON.parse(read(`test/fixtures/recordings/backups/${name}.json`)).objects;

/** The settings of the documents, which are the ones under test. */
function documented(name: string): Record<string, string> {
  const section = sectionOf('generator/docs/backups.md', '## Backup repositories');
  const [, block] =
    new RegExp(`\\*\\*${name}\\*\\*[^]*?\`\`\`sh\n([^]*?)\`\`\``).exec(section) ?? [];
  assert.ok(block, `the page has no settings for ${name}`);
  return parseEnv(block) as Record<string, string>;
}

/** What is said of each series, and how many hours ago its backup was. */
async function judge(env: Record<string, string>) {
  const config = readConfig(
    {
      UPTIME_KUMA_URL: 'http://127.0.0.1',
      UPTIME_KUMA_STATUS_PAGE: 'public',
      BACKUP_S3_ACCESS_KEY_ID: 'key',
      BACKUP_S3_SECRET_ACCESS_KEY: 'secret',
      ...env,
    },
    {needsTargets: false},
  );
  const signal = AbortSignal.timeout(20_000);
  const readings = await readBackups(config.backups, {signal, now: NOW});
  return readings.map((reading) => {
    assert.equal(reading.error, undefined);
    const {name, last_backup_status, last_backup_time} = backupSeries(reading, NOW);
    const hours = Math.round((NOW - Date.parse(last_backup_time ?? '')) / HOUR);
    return [name, last_backup_status, hours] as const;
  });
}

/** The address of a bucket in which the objects lie below that folder. */
async function asBucket(t: TestContext, objects: Listed[], folder: string): Promise<string> {
  const s3 = await startBrokenS3(t);
  s3.fails = ({query}) => {
    const [prefix, after] = [query.get('prefix') ?? '', query.get('start-after') ?? ''];
    const entries = objects
      .map((object) => ({...object, key: folder + object.path}))
      .filter(({key}) => key.startsWith(prefix) && key > after)
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({key, age, size}) => entry(key, new Date(NOW - age * 1000).toISOString(), size));
    return listing({name: 'my-backups', entries});
  };
  return s3.url;
}

/** The same files, though not as big. */
function asFolder(t: TestContext, objects: Listed[]): string {
  const root = mkdtempSync(join(tmpdir(), 'elytra-repository-'));
  t.after(() => rmSync(root, {recursive: true}));
  for (const {path, size, age} of objects) {
    const file = join(root, path);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, Buffer.alloc(Math.min(size, 1000)));
    const time = NOW / 1000 - age;
    utimesSync(file, time, time);
  }
  return root;
}

interface Repository {
  listed: string;
  folder: string;
  says: [series: string, status: string, hours: number][];
  /** What is said of it without settings. */
  alone?: string;
}

/** Each listing ends with a run that broke off an hour ago; the last whole one was a day before that. */
const REPOSITORIES: Record<string, Repository> = {
  restic: {listed: 'restic', folder: 'restic/', says: [['restic', 'success', 25]]},
  borg: {listed: 'borg', folder: 'web/', says: [['borg', 'success', 25]]},
  pgBackRest: {
    listed: 'pgbackrest',
    folder: 'pgbackrest/',
    says: [
      ['postgres', 'success', 25],
      ['wal', 'success', 1],
    ],
  },
  UpdraftPlus: {
    listed: 'updraftplus',
    folder: '',
    says: [
      ['database', 'success', 25],
      ['plugins', 'success', 1],
      ['others', 'success', 25],
    ],
  },
  'Dumps by date': {
    listed: 'dumps',
    folder: '',
    says: [['dumps', 'failed', 1]],
    alone: 'failed', // of 20 bytes
  },
};

for (const [name, {listed, folder, says, alone = 'success'}] of Object.entries(REPOSITORIES)) {
  describe(`${name}, after an interrupted run`, () => {
    it('seems an hour old by its newest object, which lies', async (t) => {
      const BACKUP_S3_ENDPOINT = await asBucket(t, layout(listed), folder);
      const said = await judge({BACKUPS: 'all=s3://my-backups', BACKUP_S3_ENDPOINT});
      assert.deepEqual(said, [['all', alone, 1]]);
    });

    it('is as old as its last whole backup by the settings that are documented', async (t) => {
      const {BACKUPS = '', ...settings} = documented(name);
      const BACKUP_S3_ENDPOINT = await asBucket(t, layout(listed), folder);
      const inBucket = BACKUPS.replace('file:/srv/borg/', 's3://my-backups/');
      const said = await judge({...settings, BACKUPS: inBucket, BACKUP_S3_ENDPOINT});
      assert.deepEqual(said, says);
    });

    it('is so in a folder too', async (t) => {
      const {BACKUPS = '', BACKUP_DATE_TEMPLATE_DUMPS: _, ...settings} = documented(name);
      const root = asFolder(t, layout(listed));
      const inFolder = BACKUPS.replaceAll(`s3://my-backups/${folder}`, `file:${root}/`);
      const said = await judge({...settings, BACKUPS: inFolder.replaceAll('/srv/borg/web', root)});
      assert.deepEqual(said, says);
    });
  });
}
