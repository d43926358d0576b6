import type {Status} from '../../embed/contract/status.js';
import type {Config} from '../config/config.js';
import {validate} from '../document/validate.js';
import {ReadError} from '../errors/read-error.js';
import type {Log} from '../io/log.js';
import {OUTPUTS} from '../outputs/outputs.js';
import type {Readings} from '../rules/build.js';
import {publish} from '../targets/publish.js';
import {lockTargets} from './lock-targets.js';
import {ping} from './ping.js';
import {buildDocument, readSources} from './read-sources.js';
import {timeFor} from './time-for.js';

/** One cycle: read, build, publish. */
export async function publishOnce(
  config: Config,
  {log, startedAt}: {log: Log; startedAt: number},
): Promise<number> {
  const until = (step: 'sources' | 'targets' | 'ping') =>
    AbortSignal.timeout(timeFor(step, {startedAt, cycleTimeout: config.cycleTimeout}));
  const locks = await lockTargets(config, log);
  const {targets, isStuck} = locks;
  if (!targets.length && !isStuck) return 0;

  let published = false;
  let ok = false;
  try {
    if (!targets.length) return 1;
    log.info('Starting status update cycle');
    const readings = await readSources(config, {signal: until('sources'), log});
    const now = Date.now();
    const status = validate(buildDocument(readings, config, log), log.warn);
    announce(status, readings, log);

    const outputs = config.outputs.map((name) => OUTPUTS[name]);
    const context = {now: latest(now, readings), signal: until('targets'), log, outputs};
    const {everywhere, verified} = await publish(targets, status, context);
    published = everywhere && !isStuck;
    ok = published && verified && allPassed(status);
  } finally {
    locks.free();
    await tell(config.pingUrl, ok, until('ping'), log);
  }
  return published ? 0 : 1;
}

export async function preview(
  config: Config,
  {log, out, startedAt}: {log: Log; out: (line: string) => void; startedAt: number},
): Promise<number> {
  const signal = AbortSignal.timeout(
    timeFor('sources', {startedAt, cycleTimeout: config.cycleTimeout}),
  );
  const readings = await readSources(config, {signal, log});
  const status = validate(buildDocument(readings, config, log), log.warn);
  announce(status, readings, log);
  out(JSON.stringify(status, null, 2));
  return 0;
}

/** A check that is undefined is of what is not configured. */
const allPassed = ({publisher}: Status) =>
  Object.values(publisher?.checks ?? {}).every((check) => !check || check.status === 'pass');

/** The dead-man switch, if there is one; that it cannot be reached fails nothing. */
async function tell(pingUrl: string | undefined, ok: boolean, signal: AbortSignal, log: Log) {
  const failure = pingUrl && (await ping(pingUrl, ok, signal));
  if (failure) log.warn(`The ping did not arrive: ${failure}; check PING_URL`);
}

function announce(status: Status, {backups}: Readings, log: Log): void {
  log.info(`Platform status: ${status.platform_status}`);
  if (backups.length) log.info(`Backup status: ${status.backups?.last_backup_status}`);
}

/** By a clock that is behind, a good document would seem dated ahead and be replaced by an older one. */
const latest = (now: number, {monitoring}: Readings): number =>
  monitoring instanceof ReadError ? now : now + Math.max(0, -(monitoring.clockOffset ?? 0));
