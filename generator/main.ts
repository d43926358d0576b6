#!/usr/bin/env node
import {realpathSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Status} from '../embed/contract/status.js';
import {readBackups} from './sources/backups/read.js';
import {build, type Readings} from './rules/build.js';
import {VERDICTS} from './commands/check/check-verdict.js';
import {ReadError} from './errors/read-error.js';
import {parseCommandLine, type CommandLine} from './commands/command-line.js';
import {ConfigError} from './errors/config-error.js';
import {readConfig, secretsIn, type Config, type TargetConfig} from './config/config.js';
import {doctor} from './commands/doctor/doctor.js';
import {readEnvironment, type Environment} from './config/environment.js';
import {createLineWriter, type LineWriter} from './io/line-writer.js';
import {takeLock} from './io/lock.js';
import {createLog, type Log, type LogOptions} from './io/log.js';
import {OUTPUTS} from './outputs/outputs.js';
import {ping} from './commands/ping.js';
import {publish} from './targets/publish.js';
import {publishEvery} from './commands/every/publish-every.js';
import {followLinks} from './targets/publish-to-file.js';
import {replyToMisuse, runWithoutConfig, type Reply} from './commands/run-without-config.js';
import {stackOf} from './text/stack-of.js';
import {readUptimeKuma} from './sources/uptime-kuma/read.js';
import {UsageError} from './errors/usage-error.js';
import {validate} from './document/validate.js';

/** The world as a run sees it; a test brings its own. */
export interface World {
  env: Environment;
  /** One line, without its end. */
  out: (line: string) => void;
  err: (line: string) => void;
  /** Of stdout. */
  flush?: LineWriter['flush'];
  /** When the process began, ms since 1970: its start counts against `CYCLE_TIMEOUT`. */
  startedAt?: number;
  /** What a signal does instead of ending the process at once. */
  onStop?: () => void;
}

const SOURCES_SHARE = 0.6;
const TARGETS_SHARE = 0.9;
const PING_SHARE = 0.97;

/** The command line. Never throws; the result is the exit code. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const {out, err} = world;
  let args;
  try {
    args = parseCommandLine(argv);
    const reply = await runWithoutConfig(args);
    if (reply) return await print(reply, world, args.command);
  } catch (error) {
    if (!(error instanceof UsageError)) return (err(stackOf(error)), 3);
    const {stream, ...reply} = replyToMisuse(error);
    return stream === 'out' ? await print(reply, world, 'check') : (err(reply.text), reply.code);
  }
  const {command, dryRun, every, envFile} = args;

  let log = createLog({...formatIn(world.env), out, err});
  try {
    const env = readEnvironment(world.env, envFile);
    // What prints a document on stdout must print nothing else there.
    log = createLog({...formatIn(env), out: dryRun ? err : out, err, secrets: secretsIn(env)});
    if (every) {
      const onStop = (stop: () => void) => (world.onStop = stop);
      const options = {env: world.env, envFile, interval: every, log, onStop};
      return await logged(await publishEvery(options), world, log);
    }
    const config = readConfig(env, {needsTargets: !dryRun});
    const startedAt = world.startedAt ?? Date.now();
    if (command === 'doctor') {
      const code = await doctor(config, {env, origins: args.origins, out});
      return await printed(code, world, {say: log.error});
    }
    return dryRun
      ? await printed(await preview(config, {log, out, startedAt}), world, {say: log.error})
      : await logged(await publishOnce(config, {log, startedAt}), world, log);
  } catch (error) {
    if (error instanceof ConfigError) return (log.error(error.message), 2);
    return (log.error(stackOf(error)), 1);
  }
}

async function print({text, code}: Reply, world: World, command: CommandLine['command']) {
  world.out(text);
  const lost = command === 'check' ? VERDICTS.unknown : 1;
  return printed(code, world, {say: world.err, lost});
}

/** The exit code where the output is what was asked for. */
async function printed(
  code: number,
  {flush}: World,
  {say, lost = 1}: {say: (message: string) => void; lost?: number},
): Promise<number> {
  const reason = await flush?.();
  if (!reason) return code;
  say(`The output cannot be written (${reason}); check where stdout goes`);
  return lost;
}

/** The exit code where it is a log, without which all else is as good. */
async function logged(code: number, {flush}: World, log: Log): Promise<number> {
  const reason = await flush?.();
  if (reason) log.warn(`The log cannot be written (${reason}); check where stdout goes`);
  return code;
}

/** As `readConfig` accepts them; it has not spoken yet. */
const formatIn = ({LOG_FORMAT: format, LOG_LEVEL: level}: Environment) =>
  ({format, level}) as Pick<LogOptions, 'format' | 'level'>;

/** One cycle: read, build, publish. */
async function publishOnce(
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
    const readings = await read(config, until(SOURCES_SHARE), log);
    const now = Date.now();
    const status = validate(build(readings, config, now), log.warn);
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

async function preview(
  config: Config,
  {log, out, startedAt}: {log: Log; out: World['out']; startedAt: number},
): Promise<number> {
  const signal = signalAt(startedAt + config.cycleTimeout * SOURCES_SHARE);
  const readings = await read(config, signal, log);
  const status = validate(build(readings, config, Date.now()), log.warn);
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

async function read(config: Config, signal: AbortSignal, log: Log): Promise<Readings> {
  const [uptimeKuma, backups] = await Promise.all([
    readUptimeKuma(config.uptimeKuma, {signal}).catch((error: unknown) => {
      if (error instanceof ReadError) return error;
      throw error;
    }),
    readBackups(config.backups, {signal, now: Date.now()}),
  ]);
  if (uptimeKuma instanceof ReadError) log.error(`Uptime Kuma: ${uptimeKuma.message}`);
  else for (const {message} of uptimeKuma.warnings) log.warn(`Uptime Kuma: ${message}`);
  for (const {config: series, error} of backups) {
    if (error) log.error(`Backups (${series.name}): ${error.message}`);
  }
  return {uptimeKuma, backups};
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
const latest = (now: number, {uptimeKuma}: Readings): number =>
  uptimeKuma instanceof ReadError ? now : now + Math.max(0, -(uptimeKuma.clockOffset ?? 0));

const signalAt = (time: number) => AbortSignal.timeout(Math.max(0, Math.round(time - Date.now())));

function isEntry(): boolean {
  const [, script] = process.argv;
  return !!script && realpathSync(script) === fileURLToPath(import.meta.url);
}

if (isEntry()) {
  const stdout = createLineWriter(process.stdout);
  const stderr = createLineWriter(process.stderr);
  const world: World = {
    env: process.env,
    out: stdout.write,
    err: stderr.write,
    flush: stdout.flush,
    startedAt: performance.timeOrigin,
  };
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    // Every step before and after leaves whole files: there is nothing to wait for.
    process.on(signal, () => (world.onStop ? world.onStop() : process.exit(code)));
  }
  // Not left to the event loop: a source that hangs would hold it.
  const code = await run(process.argv.slice(2), world);
  await stderr.flush();
  process.exit(code);
}
