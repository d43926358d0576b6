import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import type {World} from './world.js';

interface Where {
  /** A folder of the world. */
  cwd?: string;
  env?: Record<string, string>;
}

/** Runs a block's commands, as they stand but for the addresses of examples, and wants them to succeed. */
export function runShell(
  text: string,
  world: World,
  {cwd = world.project, env = {}}: Where = {},
): Promise<{stdout: string; stderr: string}> {
  const args = ['-euo', 'pipefail', '-c', world.localize(text)];
  return promisify(execFile)('bash', args, {cwd, env: {...process.env, ...env}});
}
