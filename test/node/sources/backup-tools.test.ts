import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {asBucket} from '../../support/backups/as-bucket.js';
import {asFolder} from '../../support/backups/as-folder.js';
import {judgeBackups} from '../../support/backups/judge-backups.js';
import type {Listed} from '../../support/backups/listed.js';
import {readDocument} from '../../support/repository/documents.js';
import {besideOf, historyOf, TOOLS, type Tool} from '../../support/backups/tools.js';

const NOW = Date.parse('2025-11-10T12:00:00Z');
const NIGHTS = 30;
const DAYS = 86_400; // s

const PLACES = {
  folder: async (t: TestContext, files: Listed[]) => ({
    BACKUPS: `it=file:${asFolder(t, files, {now: NOW})}`,
  }),
  bucket: async (t: TestContext, files: Listed[]) => ({
    BACKUPS: 'it=s3://my-backups',
    BACKUP_S3_ENDPOINT: await asBucket(t, files, {now: NOW}),
  }),
};

async function judge(t: TestContext, place: keyof typeof PLACES, tool: Tool, files: Listed[]) {
  const [judged] = await judgeBackups({...tool.env, ...(await PLACES[place](t, files))}, NOW);
  return judged!.verdict;
}

for (const place of ['folder', 'bucket'] as const) {
  for (const [name, tool] of Object.entries(TOOLS)) {
    describe(`${name}, in a ${place}`, () => {
      it('is a success by its last run, whatever is beside it', async (t) => {
        const files = historyOf(tool, {now: NOW, nights: NIGHTS});
        for (const some of [files, [...files, ...besideOf(tool)]]) {
          const {status, nameDate} = await judge(t, place, tool, some);
          assert.deepEqual([status, nameDate], ['success', undefined]);
        }
      });

      it('is overdue after nine days, whatever is beside it', async (t) => {
        const old = historyOf(tool, {now: NOW, nights: NIGHTS, since: 9 * DAYS});
        const {status} = await judge(t, place, tool, [...old, ...besideOf(tool)]);
        assert.equal(status, 'overdue');
      });

      if (!tool.failed) return;
      it('has failed where its last run wrote next to nothing', async (t) => {
        const files = historyOf(tool, {now: NOW, nights: NIGHTS, lastFails: true});
        const {status} = await judge(t, place, tool, [...files, ...besideOf(tool)]);
        assert.equal(status, 'failed');
      });
    });
  }
}

for (const [variable, tool] of Object.entries({
  KOPIA: 'kopia, by a stamp',
  DUPLICITY: 'duplicity',
  MYDUMPER: 'mydumper',
  MARIABACKUP: 'mariabackup',
  RDIFF: 'rdiff-backup',
})) {
  it(`names the settings for ${tool} in the document`, () => {
    const named = `BACKUP_INCLUDE_${variable}="${TOOLS[tool]!.env!.BACKUP_INCLUDE}"`;
    assert.ok(readDocument('generator/docs/backups.md').includes(named), named);
  });
}
