import {spawn, type StdioOptions} from 'node:child_process';

/** Says to a run that whoever started it waits for its code, and for nothing else. */
export const SUPERVISED = 'ELYTRA_STATUS_SUPERVISED';

/** What a run says: how long it may last from then on, in ms; and its exit code, when all is done but its end. */
export type Message = {limit: number} | {code: number};

export interface RunOptions {
  argv: readonly string[];
  env: NodeJS.ProcessEnv;
  stdin: 'inherit' | 'ignore';
  /** ms after which it is given up, until it says how long it may last */
  limit: number;
}

/** `code` is what it said or ended with; null: it was killed by `signal`, or given up. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface StartedRun {
  /** Rejects where it cannot be started. */
  ended: Promise<Ended>;
  kill: (signal: NodeJS.Signals) => void;
  /** Gives it up after that many ms. */
  giveUpAfter: (ms: number) => void;
}

/** Each call that does not come back takes one, for good: the others must still find some. */
const THREADS = '16';
/** After its code, or a signal. */
export const TIME_TO_END = 500; // ms
/** Over the time that a run may last. */
const GRACE = 4_000; // ms

/**
 * Starts the command line as a process of its own. One that waits for a dead file system cannot end, whatever it
 * does: no call into the kernel can be taken back. It can only be left, by somebody who has not called.
 */
export function startRun({argv, env, stdin, limit}: RunOptions): StartedRun {
  const [, script = ''] = process.argv;
  const stdio: StdioOptions = [stdin, 'inherit', 'inherit', 'ipc'];
  const child = spawn(process.execPath, [...process.execArgv, script, ...argv], {
    env: {UV_THREADPOOL_SIZE: THREADS, ...env, [SUPERVISED]: '1'},
    stdio,
  });
  let said: number | null = null;
  let leave = () => {};
  const ended = new Promise<Ended>((resolve, reject) => {
    // Not even this ends a process that waits for a disk: nobody waits for it.
    leave = () => {
      child.kill('SIGKILL');
      resolve({code: said, signal: null});
    };
    child.on('error', reject);
    child.on('message', (message: Message) => {
      if ('code' in message) said = message.code;
      giveUpAfter('code' in message ? TIME_TO_END : message.limit + GRACE);
    });
    child.on('exit', (code, signal) => resolve({code: said ?? code, signal}));
  });
  let timer: NodeJS.Timeout | undefined;
  const giveUpAfter = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => leave(), ms);
  };
  giveUpAfter(limit);
  return {
    ended: ended.finally(() => clearTimeout(timer)),
    kill: (signal) => child.kill(signal),
    giveUpAfter,
  };
}
