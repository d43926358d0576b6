import {execFile} from 'node:child_process';
import {delimiter, join} from 'node:path';
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
  // Bash takes Node's pipes for a remote shell's, and would read its start-up files.
  const args = ['--norc', '-euo', 'pipefail', '-c', world.localize(text)];
  const bin = join(world.project, 'node_modules/.bin'); // as npm links it
  const path = `${bin}${delimiter}${process.env.PATH}`;
  return promisify(execFile)('bash', args, {cwd, env: {...process.env, PATH: path, ...env}});
}
