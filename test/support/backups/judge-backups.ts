import {readConfig} from '../../../generator/config/read-config.js';
import {backupVerdict, type BackupVerdict} from '../../../generator/rules/backup-verdict.js';
import {readBackups} from '../../../generator/sources/backups/read.js';
import type {BackupReading} from '../../../generator/sources/reading.js';

export interface Judged {
  name: string;
  verdict: BackupVerdict;
  reading: BackupReading;
}

/** What is made of each series that these variables name. */
export async function judgeBackups(env: Record<string, string>, now: number): Promise<Judged[]> {
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
  const readings = await readBackups(config.backups, {signal, now});
  return readings.map((reading) => ({
    name: reading.config.name,
    verdict: backupVerdict(reading, now),
    reading,
  }));
}
