import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Variables} from '../../support/publisher/run-publisher.js';

/** The command line as it is installed; suite.mjs has built it. */
export const BUNDLE = fileURLToPath(new URL('../../../dist/bin/elytra-status.js', import.meta.url));

const PEAK_MEMORY = new URL('../../bench/peak-memory.mjs', import.meta.url).href;
const GRACE = 20_000; // ms over the cycle's timeout, for the start of a process on a busy machine

export interface Ended {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
  /** It did not end by itself. */
  overran: boolean;
  /** Resident memory, MB; NaN where it was killed. */
  peak: number;
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
  const folder = mkdtempSync(join(tmpdir(), 'elytra-peak-'));
  chmodSync(folder, 0o777); // another user may be the one who runs it
  const PEAK_MEMORY_FILE = join(folder, 'peak');
  const NODE_OPTIONS = `--import=${PEAK_MEMORY} ${env.NODE_OPTIONS ?? ''}`;
  const child = spawn(program, args, {
    cwd,
    env: {PATH: process.env.PATH, ...env, NODE_OPTIONS, PEAK_MEMORY_FILE},
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
    const peak = peakIn(PEAK_MEMORY_FILE);
    rmSync(folder, {recursive: true});
    return {code, signal, stdout, stderr, overran, peak};
  });
  return {child, ended};
}

function peakIn(file: string): number {
  try {
    return (Number(readFileSync(file, 'utf8')) * 1024) / 1e6;
  } catch {
    return NaN;
  }
}
