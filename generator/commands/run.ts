import {readConfig} from '../config/read-config.js';
import {secretsIn} from '../config/secrets-in.js';
import {envFileHint, readEnvironment, type Environment} from '../config/environment.js';
import {ConfigError} from '../errors/config-error.js';
import {UsageError} from '../errors/usage-error.js';
import type {LineWriter} from '../io/line-writer.js';
import {examineMachine} from '../diagnosis/examine-machine.js';
import {formatFault} from '../errors/fault.js';
import {createLog, type Log, type LogOptions} from '../io/log.js';
import {stackOf} from '../text/stack-of.js';
import {VERDICTS} from './check/check-verdict.js';
import {parseCommandLine, type CommandLine} from './command-line.js';
import {preview, publishOnce} from './publish.js';
import {replyToMisuse, runWithoutConfig, type Reply} from './run-without-config.js';

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
  /** Is called with how long the run may last from now on, ms. */
  onLimit?: (ms: number) => void;
  /** Is called with what a signal does instead of ending the process at once. */
  onStop?: (stop: () => void) => void;
}

/** The command line. Never throws; the result is the exit code. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const {out, err} = world;
  let args;
  try {
    args = parseCommandLine(argv);
    const reply = await runWithoutConfig(args, world.env);
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
    log = createLog({
      ...formatIn(env),
      out: dryRun || command === 'report' ? err : out,
      err,
      secrets: secretsIn(env),
    });
    if (every) {
      const {publishEvery} = await import('./every/publish-every.js');
      const onStop = (stop: () => void) => world.onStop?.(stop);
      const options = {env: world.env, envFile, interval: every, log, onStop};
      return await logged(await publishEvery(options), world, log);
    }
    const config = readConfig(env, {needsTargets: !dryRun});
    if (command === 'report') {
      const {reportTargets} = await import('./report/report.js');
      const {code, text} = await reportTargets(args, config, log);
      if (text) out(text);
      return await printed(code, world, {say: log.error});
    }
    const startedAt = (command === 'publish' && world.startedAt) || Date.now();
    world.onLimit?.(startedAt + config.cycleTimeout - Date.now());
    const machine = examineMachine(config, {env, shell: world.env, envFile});
    const warnings = [...config.warnings, ...machine];
    if (command === 'doctor') {
      const {doctor} = await import('./doctor/doctor.js');
      const code = await doctor(config, {env, origins: args.origins, out, warnings});
      return await printed(code, world, {say: log.error});
    }
    for (const warning of warnings) log.warn(formatFault(warning));
    return dryRun
      ? await printed(await preview(config, {log, out, startedAt, history: args.history}), world, {
          say: log.error,
        })
      : await logged(await publishOnce(config, {log, startedAt}), world, log);
  } catch (error) {
    if (error instanceof ConfigError) {
      log.error(error.message + envFileHint(envFile, error.problems));
      return 2;
    }
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
