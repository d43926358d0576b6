import type {CheckOutput, ReadError} from './read-error.js';
import {CHECK_OUTPUTS} from './read-error.js';
import {httpStatus, s3Code} from '../io/s3.js';

/** What an operator does about each way in which a source cannot be read. */
const MENDS: Record<CheckOutput, string> = {
  unreachable: 'check UPTIME_KUMA_URL, and that Uptime Kuma runs',
  timeout: 'see why Uptime Kuma is slow, or raise CYCLE_TIMEOUT',
  httpError: "look at Uptime Kuma's log, and at what stands before it",
  notKuma: 'check UPTIME_KUMA_URL, and that Uptime Kuma has been set up',
  login: "let the publisher pass by UPTIME_KUMA_HEADERS, or use Uptime Kuma's own address",
  noPage: 'check UPTIME_KUMA_STATUS_PAGE, the slug of a page that is public',
  keyRefused: 'check UPTIME_KUMA_API_KEY: it may be switched off or have expired',
  tooOld: 'update Uptime Kuma to 2.0 or later, or set UPTIME_KUMA_STATUS_PAGE',
  starting: 'wait ten minutes, or name the monitors in UPTIME_KUMA_MONITOR_IDS',
  noMonitors: 'add monitors to the status page, or to UPTIME_KUMA_MONITOR_IDS',
  noMetrics: 'check UPTIME_KUMA_URL, and that nothing stands before /metrics',
  badges: "look at Uptime Kuma's log; until then their windows count as not measured",
  clock: 'set the clocks of both machines by NTP',
  beatTimes: 'set UPTIME_KUMA_STATUS_PAGE, so that a monitor that has stopped is noticed',
  backupUnreadable: 'check the location in BACKUPS, and that this user may read the folder',
  backupCut: 'name a longer prefix, set BACKUP_DATE_TEMPLATE, or raise BACKUP_MAX_OBJECTS',
  backupFuture: 'set the clock of the machine that writes the backups by NTP',
};

/** What went wrong, without the advice that a log line carries, and what to do. */
export function explain({output, message, cause}: ReadError): [text: string, mend: string] {
  const [what = ''] = message.split(';');
  if (!output.startsWith('backup')) return [`${CHECK_OUTPUTS[output]}: ${what}`, MENDS[output]];
  const mend = output === 'backupUnreadable' && cause ? mendOfS3(cause, 'BACKUP_S3') : undefined;
  return [what, mend ?? MENDS[output]];
}

type Prefix = 'BACKUP_S3' | 'STATUS_S3';

/** What to do about a call that S3 refused; undefined where its answer does not say. */
export function mendOfS3(error: unknown, prefix: Prefix): string | undefined {
  const right = prefix === 'BACKUP_S3' ? 's3:ListBucket' : 's3:GetObject';
  if (isDenied(error)) return `grant its key ${right}`;
  if (httpStatus(error) === 0 && !mendOfCode(error, prefix)) {
    return `check ${prefix}_ENDPOINT, and the network`;
  }
  return mendOfCode(error, prefix);
}

/** A 403 that speaks of rights, and not of a key or a clock that is wrong. */
export const isDenied = (error: unknown): boolean =>
  httpStatus(error) === 403 && mendOfCode(error, 'STATUS_S3') === undefined;

function mendOfCode(error: unknown, prefix: Prefix): string | undefined {
  const list = prefix === 'BACKUP_S3' ? 'BACKUPS' : 'STATUS_TARGETS';
  return new Map(
    Object.entries({
      NoSuchBucket: `there is no such bucket; check ${list}`,
      InvalidAccessKeyId: `check ${prefix}_ACCESS_KEY_ID`,
      SignatureDoesNotMatch: `check ${prefix}_SECRET_ACCESS_KEY`,
      RequestTimeTooSkewed: "set this machine's clock by NTP",
      AuthorizationHeaderMalformed: `check ${prefix}_REGION`,
      PermanentRedirect: `check ${prefix}_REGION`,
      ExpiredToken: `set a new ${prefix}_SESSION_TOKEN`,
      CredentialsProviderError: `set ${prefix}_ACCESS_KEY_ID and ${prefix}_SECRET_ACCESS_KEY`,
    }),
  ).get(s3Code(error));
}
