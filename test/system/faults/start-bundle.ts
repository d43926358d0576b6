import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import type {Variables} from '../../support/publisher/run-publisher.js';

/** The command line as it is installed; suite.mjs has built it. */
export const BUNDLE = fileURLToPath(new URL('../../../dist/bin/elytra-status.js', import.meta.url));

const GRACE = 20_000; // ms over the cycle's timeout, for the start of a process on a busy machine

export interface Ended {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
  /** It did not end by itself. */
  overran: boolean;
}

export interface StartOptions {
  env: Variables;
  cwd: string;
  /** What starts Node, such as `['faketime', '-f', '+1h']`. */
  prefix?: readonly string[];
  bundle?: string;
  uid?: number;
}

/** Starts the bundled command line as a process of its own, with no other variables than these. */
export function startBundle({env, cwd, prefix = [], bundle = BUNDLE, uid}: StartOptions) {
  const [program, ...args] = [...prefix, process.execPath, bundle];
  const child = spawn(program, args, {
    cwd,
    env: {PATH: process.env.PATH, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
    uid,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => (stderr += text));
  let overran = false;
  const timer = setTimeout(
    () => {
      overran = true;
      child.kill('SIGKILL');
    },
    parseInt(env.CYCLE_TIMEOUT ?? '30') * 1000 + GRACE,
  );
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    clearTimeout(timer);
    return {code, signal, stdout, stderr, overran};
  });
  return {child, ended};
}
