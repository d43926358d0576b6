import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {openGoals} from '../../../generator/commands/memory.js';
import {readConfig} from '../../../generator/config/read-config.js';
import {recentHistory} from '../../support/history/recent-history.js';
import {ENV} from '../../support/publisher/readings.js';
import {FAILURES, startBrokenS3} from '../../support/s3/broken-s3.js';

test('a mirror that hangs delays no other target for long', async (t) => {
  const s3 = await startBrokenS3(t);
  s3.isAlike = true;
  s3.fails = () => FAILURES['no answer'];
  const folder = await mkdtemp(join(tmpdir(), 'elytra-goals-'));
  t.after(() => rm(folder, {recursive: true}));
  await writeFile(join(folder, 'history.json'), JSON.stringify(recentHistory(Date.now(), {})));
  const {targets} = readConfig({
    ...ENV,
    STATUS_TARGETS: `main=file:${folder}/status.json mirror=s3://mirror/status.json`,
    STATUS_S3_ENDPOINT: s3.url,
    STATUS_S3_ACCESS_KEY_ID: 'a',
    STATUS_S3_SECRET_ACCESS_KEY: 'b',
  });
  const until = AbortSignal.timeout(12_000);
  const goals = await openGoals(targets, {until, reading: until});
  for (const {place} of goals) place.close();
  assert.ok(!until.aborted);
  assert.deepEqual(
    goals.map(({known}) => known.fault?.message.split(';')[0]),
    [undefined, 'it was not read in time, and is left as it is'],
  );
});
