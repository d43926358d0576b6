import {startRun, TIME_TO_END} from './start-run.js';

/** `CYCLE_TIMEOUT` is at most 90 s. */
const LONGEST_RUN = 93_000; // ms

export interface SuperviseOptions {
  argv: readonly string[];
  env: NodeJS.ProcessEnv;
  err: (line: string) => void;
  /** Is given what a signal does. */
  onStop: (stop: (code: number) => void) => void;
}

/**
 * Lets a process of its own do the run, and ends when its result is known or its time is over, although that
 * process may not be able to.
 *
 * @returns the exit code
 */
export async function supervise({argv, env, err, onStop}: SuperviseOptions): Promise<number> {
  const run = startRun({argv, env, stdin: 'inherit', limit: LONGEST_RUN});
  let stopped: number | undefined;
  onStop((code) => {
    stopped = code;
    run.kill('SIGKILL');
    run.giveUpAfter(TIME_TO_END);
  });
  const {code, signal} = await run.ended;
  if (stopped !== undefined) return stopped;
  if (signal) return endBy(signal);
  if (code === null) err('The run did not end in time and was left to itself');
  return code ?? 1;
}

/** Whoever waits for us learns what the run died of. */
function endBy(signal: NodeJS.Signals): Promise<never> {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  return new Promise(() => {});
}
