import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {parseEnv} from 'node:util';
import {asBucket} from '../../support/backups/as-bucket.js';
import {asFolder} from '../../support/backups/as-folder.js';
import {judgeBackups} from '../../support/backups/judge-backups.js';
import type {Listed} from '../../support/backups/listed.js';
import {sectionOf} from '../../support/repository/documents.js';

const HOUR = 3_600_000; // ms
const NOW = Date.parse('2025-11-10T03:00:00Z');

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
  const judged = await judgeBackups(env, NOW);
  return judged.map(({name, verdict, reading}) => {
    assert.equal(reading.error, undefined);
    return [name, verdict.status, Math.round((NOW - verdict.backup!.time) / HOUR)] as const;
  });
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
      const BACKUP_S3_ENDPOINT = await asBucket(t, layout(listed), {now: NOW, folder});
      const said = await judge({BACKUPS: 'all=s3://my-backups', BACKUP_S3_ENDPOINT});
      assert.deepEqual(said, [['all', alone, 1]]);
    });

    it('is as old as its last whole backup by the settings that are documented', async (t) => {
      const {BACKUPS = '', ...settings} = documented(name);
      const BACKUP_S3_ENDPOINT = await asBucket(t, layout(listed), {now: NOW, folder});
      const inBucket = BACKUPS.replace('file:/srv/borg/', 's3://my-backups/');
      const said = await judge({...settings, BACKUPS: inBucket, BACKUP_S3_ENDPOINT});
      assert.deepEqual(said, says);
    });

    it('is so in a folder too', async (t) => {
      const {BACKUPS = '', BACKUP_DATE_TEMPLATE_DUMPS: _, ...settings} = documented(name);
      const root = asFolder(t, layout(listed), {now: NOW});
      const inFolder = BACKUPS.replaceAll(`s3://my-backups/${folder}`, `file:${root}/`);
      const said = await judge({...settings, BACKUPS: inFolder.replaceAll('/srv/borg/web', root)});
      assert.deepEqual(said, says);
    });
  });
}
