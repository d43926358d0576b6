import {spawn} from 'node:child_process';
import {constants} from 'node:os';
import {basename} from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program with inherited stdio and resolves to its exit code. A signal goes on to the program
 * and we stay to see its end, so that no orphan remains and a caller can still clean up.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {stdio: 'inherit', ...options});
    const forward = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    const settle = (finish) => (value) => {
      for (const signal of SIGNALS) process.off(signal, forward);
      finish(value);
    };
    child.on('error', settle(reject));
    child.on('close', (code, signal) => settle(resolve)(code ?? 128 + constants.signals[signal]));
  });
}

/**
 * Runs npm: the one that started us, if one did, because `npm` need not be on PATH then.
 * Its Windows form is a .cmd file, which Node starts through a shell only.
 */
export function npm(args, options) {
  const cli = process.env.npm_execpath ?? '';
  return basename(cli).startsWith('npm-cli.')
    ? run(process.execPath, [cli, ...args], options)
    : run('npm', args, {shell: process.platform === 'win32', ...options});
}
