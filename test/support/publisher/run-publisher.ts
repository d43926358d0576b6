import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import type {Status} from '../../../embed/contract/status.js';
import {run} from '../../../generator/commands/run.js';

export type Variables = Record<string, string>;

/** For a server that never answers: an end to wait for, and time for the rest on a busy machine. */
export const ENDLESS: Variables = {CYCLE_TIMEOUT: '8s'};

export interface Outcome {
  code: number;
  /** Lines of stdout. */
  out: string[];
  /** Lines of stderr. */
  err: string[];
}

/**
 * Runs the command line in this process, where nothing of the developer's own `.env` or shell counts.
 */
export async function runPublisher(argv: string[], env: Variables): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(['--env-file', '/dev/null', ...argv], {
    env,
    out: (line) => void out.push(...line.split('\n')),
    err: (line) => void err.push(...line.split('\n')),
  });
  return {code, out, err};
}

/** The document of a dry run, and what was logged beside it. */
export async function dryRun(env: Variables): Promise<{status: Status; err: string[]}> {
  const {code, out, err} = await runPublisher(['--dry-run'], env);
  if (code !== 0) throw new Error(`exit code ${code}\n${err.join('\n')}`);
  return {status: JSON.parse(out.join('\n')), err};
}

const MAIN = fileURLToPath(new URL('../../../generator/main.ts', import.meta.url));

/** Starts the command line as a process of its own, in `cwd`, with no other variables than these. */
export function startPublisher(
  argv: string[],
  {env, cwd, main = MAIN}: {env: Variables; cwd: string; main?: string},
) {
  const node = ['--import', import.meta.resolve('tsx'), main, ...argv];
  const child = spawn(process.execPath, node, {
    cwd,
    env: {PATH: process.env.PATH, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => (stderr += text));
  const ended = once(child, 'close').then(([code, signal]: (number | string | null)[]) => ({
    code,
    signal,
    stdout,
    stderr,
  }));
  return {child, ended};
}
