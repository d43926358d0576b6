import type {History} from '../../embed/contract/history.js';
import type {Status} from '../../embed/contract/status.js';
import type {Config} from '../config/config.js';
import {writtenPlaces} from '../config/written-places.js';
import {validate} from '../document/validate.js';
import {withinSize} from '../document/within-size.js';
import {formatFault} from '../errors/fault.js';
import {NO_MONITORS} from '../errors/remedies.js';
import {ReadError, UnforeseenError} from '../errors/read-error.js';
import type {Log} from '../io/log.js';
import {build, type Readings} from '../rules/build.js';
import {readBackups, unreadable} from '../sources/backups/read.js';
import type {Reading, ReadOptions} from '../sources/reading.js';
import {uptimeKuma} from '../sources/uptime-kuma/read.js';
import {stackOf} from '../text/stack-of.js';
import {logBackups} from './log-backups.js';

/** Asks all sources, side by side, and logs what they cannot say. Whatever one throws, the other counts. */
export async function readSources(
  config: Config,
  {signal, log, recorded}: Pick<ReadOptions, 'signal' | 'recorded'> & {log: Log},
): Promise<Readings> {
  const source = uptimeKuma(config.uptimeKuma);
  const [monitoring, backups] = await Promise.all([
    source.read({signal, recorded}).catch((error: unknown) => asReadError(error, log)),
    readBackups(config.backups, {
      signal,
      now: Date.now(),
      written: writtenPlaces(config.targets),
    }),
  ]);
  if (monitoring instanceof ReadError) log.error(`${source.name}: ${monitoring.message}`);
  else logReading(source.name, monitoring, log);
  try {
    logBackups(backups, Date.now(), log);
  } catch (error) {
    log.error(stackOf(error));
  }
  return {monitoring, backups};
}

/**
 * The document of these readings, as it may be published. Where the rules fail over one of them, of what is left
 * without it.
 */
export function buildDocument(
  readings: Readings,
  {config, log, history}: {config: Config; log: Log; history?: History},
): Status {
  const make = (of: Readings) =>
    withinSize(validate(build(of, config, Date.now(), history), log.warn), log.warn);
  try {
    return make(readings);
  } catch (error) {
    const monitoring = asReadError(error, log);
    const fault = new UnforeseenError('backupUnreadable', error);
    const backups = config.backups.map((series) => unreadable(series, fault));
    try {
      const status = make({...readings, backups});
      log.error(`Backups: ${fault.message}`);
      return status;
    } catch {
      log.error(`Uptime Kuma: ${monitoring.message}`);
    }
    try {
      return make({...readings, monitoring});
    } catch {
      log.error(`Backups: ${fault.message}`);
      return make({monitoring, backups});
    }
  }
}

/** What nobody foresaw is a bug of ours: for the log, with its stack; the document says that it is unknown. */
function asReadError(error: unknown, log: Log): ReadError {
  if (error instanceof ReadError) return error;
  log.error(stackOf(error));
  return new UnforeseenError('odd', error);
}

function logReading(name: string, {components, warnings, paused = []}: Reading, log: Log): void {
  if (!components.length) log.warn(`${name}: ${formatFault(NO_MONITORS)}`);
  for (const {message} of warnings) log.warn(`${name}: ${message}`);
  for (const one of paused) log.info(`${name}: left out as paused: "${one.name}" (${one.id})`);
}
