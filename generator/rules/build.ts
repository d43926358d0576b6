import {
  CLOCK_TOLERANCE,
  type Check,
  type Component,
  type Status,
} from '../../embed/contract/status.js';
import type {History} from '../../embed/contract/history.js';
import type {BackupReading} from '../sources/reading.js';
import {backupSeries, backupSummary} from './backup-status.js';
import {backupVerdict} from './backup-verdict.js';
import {CHECK_OUTPUTS, type CheckOutput} from '../errors/check-outputs.js';
import type {ReadError} from '../errors/read-error.js';
import {componentStatus} from './component-status.js';
import type {Config} from '../config/config.js';
import {OUTPUT_FILES} from '../config/outputs.js';
import {platformStatus, raisedBy, reporting} from '../../embed/contract/platform-status.js';
import {componentUptime} from './component-uptime.js';
import {floored, platformUptime} from '../../embed/contract/uptime.js';
import {recordedUptime, recordsOf} from './recorded-uptime.js';
import type {ComponentReading, Reading} from '../sources/reading.js';

export interface Readings {
  monitoring: Reading | ReadError;
  /** Empty: none are configured. */
  backups: readonly BackupReading[];
}

/**
 * The document that these readings justify at `now` (ms since 1970), with what was observed until then. Pure: every
 * rule is here or below.
 */
export function build(
  {monitoring, backups}: Readings,
  {page, staleAfter, outputs}: Pick<Config, 'page' | 'staleAfter' | 'outputs'>,
  now: number,
  history?: History,
): Status {
  const series = backups.map((reading) => backupSeries(reading, now));
  const time = new Date(now).toISOString();
  return {
    schema_version: 1,
    updated_at: time,
    ...('components' in monitoring ? judged(monitoring, now, history) : UNREADABLE),
    stale_after: new Date(now + staleAfter).toISOString(),
    backups: backupSummary(series),
    page: Object.values(page).some(Boolean) ? page : undefined,
    // Without anything observed there is nothing to show.
    history: history?.platform && {first_day: history.first_day},
    feed: history && outputs.includes('feed') ? OUTPUT_FILES.feed : undefined,
    publisher: {
      name: 'elytra-status',
      checks: {
        uptime_kuma: monitoringCheck(monitoring, time),
        backups: backups.length ? backupsCheck(backups, now) : undefined,
      },
    },
  };
}

/** A source that could not be read says nothing: never "down", and never earlier values. */
const UNREADABLE: Omit<Status, 'updated_at'> = {
  platform_status: 'unknown',
  reporting: {fresh: 0, total: 0},
  uptime: platformUptime([]),
};

function judged(
  reading: Reading,
  now: number,
  history: History | undefined,
): Omit<Status, 'updated_at'> {
  const {readAt, incidents, maintenances} = reading;
  const statuses = reading.components.map((component) => componentStatus(component, readAt));
  const records = recordsOf(history);
  const measured = reading.components.map((component, index) =>
    recordedUptime(history, records.get(component.id), {
      believed: componentUptime(component, readAt),
      end: endOf(reading, component, statuses[index] !== 'unknown'),
    }),
  );
  const uptimes = measured.map(({uptime}) => uptime);
  const unread = reading.unread?.filter((window) =>
    measured.some(({borrowed}) => borrowed.includes(window)),
  );
  const observed = reading.components.map(({beats}) => beats.at(-1)?.time ?? NaN);
  // A beat may be a little ahead of us; a document must not be, and who is far ahead is not believed.
  const isoTime = (ms: number) =>
    Math.abs(ms) <= now + CLOCK_TOLERANCE ? new Date(Math.min(ms, now)).toISOString() : undefined;
  const components = reading.components.map(({id, name, group}, position): Component => ({
    id,
    name,
    group,
    position,
    status: statuses[position]!,
    observed_at: isoTime(observed[position]!),
    uptime: floored(uptimes[position]!),
  }));
  const newest = observed
    .filter((ms) => ms <= now + CLOCK_TOLERANCE)
    .reduce((max, ms) => Math.max(max, ms), -Infinity);
  return {
    observed_at: isoTime(newest),
    platform_status: raisedBy(platformStatus(statuses), incidents),
    reporting: reporting(statuses),
    uptime: platformUptime(uptimes, unread),
    components,
    incidents,
    scheduled_maintenances: maintenances,
  };
}

/** A window ends at the newest beat while that is fresh, else now; on the source's clock, as the record is. */
function endOf(
  {readAt, clockOffset = 0}: Reading,
  {beats}: ComponentReading,
  isFresh: boolean,
): number {
  const last = beats.at(-1)?.time;
  return (isFresh && last ? Math.min(last, readAt) : readAt) - clockOffset;
}

function monitoringCheck(reading: Reading | ReadError, time: string): Check {
  if (!('components' in reading)) return check('fail', time, reading.output);
  if (!reading.components.length) return check('warn', time, 'noMonitors');
  const [warning] = reading.warnings;
  return warning ? check('warn', time, warning.output) : check('pass', time);
}

function backupsCheck(backups: readonly BackupReading[], now: number): Check {
  const time = new Date(now).toISOString();
  const error = backups.find((reading) => reading.error)?.error;
  if (error) return check('fail', time, error.output);
  const verdicts = backups.map((reading) => backupVerdict(reading, now));
  if (verdicts.some(({why}) => why === 'ahead')) return check('warn', time, 'backupFuture');
  const isOutdated = verdicts.some(({nameDate}) => nameDate !== undefined);
  return isOutdated ? check('warn', time, 'backupOutdated') : check('pass', time);
}

const check = (status: Check['status'], time: string, output?: CheckOutput): Check => ({
  status,
  time,
  output: output && CHECK_OUTPUTS[output],
});
