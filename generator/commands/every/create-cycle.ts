import {spawn} from 'node:child_process';
import type {Environment} from '../../config/environment.js';
import type {Log} from '../../io/log.js';
import type {Cycle} from './repeat.js';

export interface CycleOptions {
  env: Environment;
  envFile?: string;
  /** ms; what the configuration is held against */
  interval: number;
  log: Log;
}

/** A cycle ends itself after `CYCLE_TIMEOUT`, at most 90 s; one that does not is stuck in the kernel. */
const LONGEST_CYCLE = 120_000; // ms
const TIME_TO_STOP = 3_000; // ms

/**
 * Each cycle is a process of its own, as under cron: it reads the configuration anew, and what it
 * leaves hanging, such as a call on a dead network file system, ends with it.
 */
export function createCycle({env, envFile, interval, log}: CycleOptions): Cycle {
  const [, script = ''] = process.argv;
  const args = [
    ...process.execArgv,
    script,
    'publish',
    ...(envFile ? ['--env-file', envFile] : []),
  ];
  return (signal) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, args, {
        env: {...env, PUBLISH_INTERVAL: `${interval}ms`},
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      let timer = setTimeout(() => {
        log.error(`A cycle did not end within ${LONGEST_CYCLE / 1000} s and was killed`);
        kill();
      }, LONGEST_CYCLE);
      const end = (code: number) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        resolve(code);
      };
      // Not even this ends a process that waits for a disk: nobody waits for it.
      const kill = () => (child.kill('SIGKILL'), end(1));
      const stop = () => {
        child.kill('SIGTERM');
        clearTimeout(timer);
        timer = setTimeout(kill, TIME_TO_STOP);
      };
      child.on('error', (error) => {
        log.error(`A cycle could not be started (${(error as NodeJS.ErrnoException).code})`);
        end(1);
      });
      child.on('close', (code, killedBy) => {
        if (killedBy && !signal.aborted) log.error(`A cycle was ended by ${killedBy}`);
        end(code ?? 1);
      });
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    });
}
