import type {Status} from '../../embed/contract/status.js';
import type {Config, TargetConfig} from '../config/config.js';
import {validate} from '../document/validate.js';
import {ReadError} from '../errors/read-error.js';
import {takeLock} from '../io/lock.js';
import type {Log} from '../io/log.js';
import {OUTPUTS} from '../outputs/outputs.js';
import type {Readings} from '../rules/build.js';
import {publish} from '../targets/publish.js';
import {followLinks} from '../targets/follow-links.js';
import {ping} from './ping.js';
import {buildDocument, readSources} from './read-sources.js';

const SOURCES_SHARE = 0.6;
const TARGETS_SHARE = 0.9;
const PING_SHARE = 0.97;

/** One cycle: read, build, publish. */
export async function publishOnce(
  config: Config,
  {log, startedAt}: {log: Log; startedAt: number},
): Promise<number> {
  const until = (share: number) => signalAt(startedAt + config.cycleTimeout * share);
  const locks = await lockTargets(config.targets, log);
  if (!locks.length) return 0;

  let published = false;
  let ok = false;
  try {
    log.info('Starting status update cycle');
    const readings = await readSources(config, {signal: until(SOURCES_SHARE), log});
    const now = Date.now();
    const status = validate(buildDocument(readings, config, log), log.warn);
    announce(status, readings, log);

    const targets = locks.map(({target}) => target);
    const outputs = config.outputs.map((name) => OUTPUTS[name]);
    const context = {now: latest(now, readings), signal: until(TARGETS_SHARE), log, outputs};
    const {everywhere, verified} = await publish(targets, status, context);
    published = everywhere;
    ok = verified && allPassed(status);
  } finally {
    for (const {free} of locks) free();
    await tell(config.pingUrl, ok, until(PING_SHARE), log);
  }
  return published ? 0 : 1;
}

export async function preview(
  config: Config,
  {log, out, startedAt}: {log: Log; out: (line: string) => void; startedAt: number},
): Promise<number> {
  const signal = signalAt(startedAt + config.cycleTimeout * SOURCES_SHARE);
  const readings = await readSources(config, {signal, log});
  const status = validate(buildDocument(readings, config, log), log.warn);
  announce(status, readings, log);
  out(JSON.stringify(status, null, 2));
  return 0;
}

/** Targets that another run is busy with are left to it. */
async function lockTargets(targets: readonly TargetConfig[], log: Log) {
  const locks: {target: TargetConfig; free: () => void}[] = [];
  for (const target of targets) {
    const free = await takeLock(JSON.stringify([await placeOf(target), target.s3.endpoint]));
    if (free) locks.push({target, free});
    else log.info(`Another run is publishing "${target.name}"; leaving it to that`);
  }
  return locks;
}

/** One name for one file, also where links give it several. */
const placeOf = async ({location}: TargetConfig) =>
  location.kind === 's3' ? location : followLinks(location.path).catch(() => location.path);

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

const signalAt = (time: number) => AbortSignal.timeout(Math.max(0, Math.round(time - Date.now())));
