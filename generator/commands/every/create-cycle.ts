import type {Environment} from '../../config/environment.js';
import type {Log} from '../../io/log.js';
import {errorCode} from '../../io/error-code.js';
import {startRun} from '../supervise/start-run.js';
import type {Cycle} from './repeat.js';

export interface CycleOptions {
  env: Environment;
  envFile?: string;
  /** ms; the configuration is checked against it */
  interval: number;
  log: Log;
}

/** `CYCLE_TIMEOUT` is at most 90 s; a cycle that lasts longer is stuck in the kernel. */
const LONGEST_CYCLE = 120_000; // ms
const TIME_TO_STOP = 3_000; // ms

/**
 * Each cycle is a process of its own, as under cron: it reads the configuration anew, and what it
 * leaves hanging, such as a call on a dead network file system, ends with it.
 */
export function createCycle({env, envFile, interval, log}: CycleOptions): Cycle {
  const argv = ['publish', ...(envFile ? ['--env-file', envFile] : [])];
  return async (signal) => {
    const run = startRun({
      argv,
      env: {...env, PUBLISH_INTERVAL: `${interval}ms`},
      stdin: 'ignore',
      limit: LONGEST_CYCLE,
    });
    const stop = () => {
      run.kill('SIGTERM');
      run.giveUpAfter(TIME_TO_STOP);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
    try {
      const {code, signal: killedBy} = await run.ended;
      if (code === null && !signal.aborted) {
        log.error(
          killedBy
            ? `A cycle was ended by ${killedBy}`
            : 'A cycle did not end in time and was left to itself',
        );
      }
      return code ?? 1;
    } catch (error) {
      log.error(`A cycle could not be started (${errorCode(error)})`);
      return 1;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
