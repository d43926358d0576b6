import type {Status} from '../../embed/contract/status.js';
import type {Config} from '../config/config.js';
import {writtenPlaces} from '../config/written-places.js';
import {ReadError} from '../errors/read-error.js';
import type {Log} from '../io/log.js';
import {build, type Readings} from '../rules/build.js';
import {readBackups} from '../sources/backups/read.js';
import type {Reading} from '../sources/reading.js';
import {uptimeKuma} from '../sources/uptime-kuma/read.js';
import {stackOf} from '../text/stack-of.js';
import {logBackups} from './log-backups.js';

/** Asks all sources, side by side, and logs what they cannot say. Whatever one throws, the other counts. */
export async function readSources(
  config: Config,
  {signal, log}: {signal: AbortSignal; log: Log},
): Promise<Readings> {
  const source = uptimeKuma(config.uptimeKuma);
  const [monitoring, backups] = await Promise.all([
    source.read({signal}).catch((error: unknown) => asReadError(error, log)),
    readBackups(config.backups, {
      signal,
      now: Date.now(),
      written: writtenPlaces(config.targets),
    }),
  ]);
  if (monitoring instanceof ReadError) log.error(`${source.name}: ${monitoring.message}`);
  else logReading(source.name, monitoring, log);
  logBackups(backups, Date.now(), log);
  return {monitoring, backups};
}

/** The document of these readings; where the rules fail over one of them, of what is left without it. */
export function buildDocument(readings: Readings, config: Config, log: Log): Status {
  try {
    return build(readings, config, Date.now());
  } catch (error) {
    const monitoring = asReadError(error, log);
    log.error(`Uptime Kuma: ${monitoring.message}`);
    return build({...readings, monitoring}, config, Date.now());
  }
}

/** What nobody foresaw is a bug of ours: for the log, with its stack; the document says that it is unknown. */
function asReadError(error: unknown, log: Log): ReadError {
  if (error instanceof ReadError) return error;
  log.error(stackOf(error));
  return new ReadError('odd', 'an answer that was not foreseen', {cause: error});
}

function logReading(name: string, {warnings, paused = []}: Reading, log: Log): void {
  for (const {message} of warnings) log.warn(`${name}: ${message}`);
  for (const one of paused) log.info(`${name}: left out as paused: "${one.name}" (${one.id})`);
}
