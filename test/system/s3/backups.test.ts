import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {BackupSeries} from '../../../embed/contract/status.js';
import {backupSeries} from '../../../generator/rules/backup-status.js';
import {readBackups} from '../../../generator/sources/backups/read.js';
import {readConfig} from '../../../generator/config/read-config.js';
import {DUMP} from '../../support/publisher/publisher-world.js';
import {ceph, grant, newBucket, put, s3Env} from './buckets.js';

const HOUR = 3_600_000; // ms

/** What is made of one series named "database". */
async function judge(
  location: string,
  env: Record<string, string> = {},
  now = Date.now(),
): Promise<BackupSeries & {error?: string}> {
  const config = readConfig(
    {
      UPTIME_KUMA_URL: 'http://127.0.0.1',
      UPTIME_KUMA_STATUS_PAGE: 'public',
      BACKUPS: `database=${location}`,
      ...s3Env('BACKUP', ceph.admin),
      ...env,
    },
    {needsTargets: false},
  );
  const signal = AbortSignal.timeout(20_000);
  const [reading] = await readBackups(config.backups, {signal, now});
  return {...backupSeries(reading!, now), error: reading!.error?.message};
}

describe('backups in a bucket', () => {
  it('are a success while the newest is within its interval, then overdue', async () => {
    const bucket = await newBucket();
    await put(bucket, 'db/old.sql.gz', DUMP);
    await put(bucket, 'db/new.sql.gz', DUMP);
    await put(bucket, 'files/newer.tar', 'not of this series');
    const now = Date.now();
    const fresh = await judge(`s3://${bucket}/db/`, {}, now);
    assert.equal(fresh.last_backup_status, 'success');
    assert.ok(Math.abs(Date.parse(fresh.last_backup_time!) - now) < HOUR);
    const later = await judge(`s3://${bucket}/db/`, {}, now + 27 * HOUR);
    assert.equal(later.last_backup_status, 'overdue');
  });

  it('are overdue without a time where there is none', async () => {
    const bucket = await newBucket();
    await put(bucket, 'db/', '');
    await put(bucket, 'db/dump.sql.gz.sha256', 'abc');
    const {last_backup_status, last_backup_time} = await judge(`s3://${bucket}/db/`);
    assert.deepEqual([last_backup_status, last_backup_time], ['overdue', null]);
  });

  it('have failed where the newest is below the minimum size', async () => {
    const bucket = await newBucket();
    await put(bucket, 'dump.sql.gz', 'tiny');
    const {last_backup_status} = await judge(`s3://${bucket}`, {BACKUP_MIN_SIZE: '1k'});
    assert.equal(last_backup_status, 'failed');
  });

  it('count those that match the globs', async () => {
    const bucket = await newBucket();
    await put(bucket, 'a/dump.sql.gz', DUMP);
    const status = async (env: Record<string, string>) =>
      (await judge(`s3://${bucket}/`, env)).last_backup_status;
    assert.equal(await status({BACKUP_INCLUDE: '*.sql.gz'}), 'success');
    assert.equal(await status({BACKUP_INCLUDE_DATABASE: 'b/*'}), 'overdue');
    assert.equal(await status({BACKUP_EXCLUDE: 'a/**'}), 'overdue');
  });

  it('are unknown where the listing is cut by its cap, however many pages it has', async () => {
    const bucket = await newBucket();
    for (let done = 0; done < 1_200; done += 100) {
      await Promise.all(
        Array.from({length: 100}, (_, index) => put(bucket, `db/${done + index}`, 'x')),
      );
    }
    const whole = await judge(`s3://${bucket}/db/`);
    assert.equal(whole.last_backup_status, 'success');
    const cut = await judge(`s3://${bucket}/db/`, {BACKUP_MAX_OBJECTS: '1000'});
    assert.equal(cut.last_backup_status, 'unknown');
    assert.match(cut.error ?? '', /more than 1000 objects.*BACKUP_DATE_TEMPLATE/);
  });

  it('are found by date template within the cap, whatever else the bucket holds', async () => {
    const bucket = await newBucket();
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
    for (let round = 0; round < 11; round++) {
      const names = Array.from({length: 100}, (_, index) => `${round}-${index}`);
      await Promise.all(names.map((name) => put(bucket, `db/2001/01/01/${name}`, 'x')));
    }
    await put(bucket, `db/${day}/dump.sql.gz`, DUMP);
    const env = {BACKUP_DATE_TEMPLATE: 'db/%Y/%m/%d/', BACKUP_MAX_OBJECTS: '10'};
    const {last_backup_status} = await judge(`s3://${bucket}/db/`, env);
    assert.equal(last_backup_status, 'success');
  });

  it('are read with a key that may list and nothing else', async () => {
    const bucket = await newBucket();
    await put(bucket, 'dump.sql.gz', DUMP);
    const user = await grant(bucket, `lister-${process.pid}`, ['ListBucket'], [bucket]);
    const {last_backup_status} = await judge(`s3://${bucket}/`, s3Env('BACKUP', user));
    assert.equal(last_backup_status, 'success');
  });

  it('are unknown where the bucket is missing or closed to the key', async () => {
    const missing = await judge(`s3://no-such-bucket-${process.pid}/`);
    assert.equal(missing.last_backup_status, 'unknown');
    assert.match(missing.error ?? '', /^HTTP 404 NoSuchBucket; there is no such bucket/);
    const bucket = await newBucket();
    const user = await ceph.createUser(`stranger-${process.pid}`);
    const closed = await judge(`s3://${bucket}/`, s3Env('BACKUP', user));
    assert.equal(closed.last_backup_status, 'unknown');
    assert.equal(closed.error, 'HTTP 403 AccessDenied; grant its key s3:ListBucket');
  });
});
