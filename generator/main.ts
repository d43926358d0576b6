import type {World} from './commands/run.js';
import {leave, say} from './commands/supervise/leave.js';
import {mayBlock} from './commands/supervise/may-block.js';
import {SUPERVISED} from './commands/supervise/start-run.js';
import {supervise} from './commands/supervise/supervise.js';
import {keepCompiledCode} from './io/compile-cache.js';
import {createLineWriter} from './io/line-writer.js';

const argv = process.argv.slice(2);
const stdout = createLineWriter(process.stdout);
const stderr = createLineWriter(process.stderr);

const isSupervised = process.env[SUPERVISED] !== undefined;
delete process.env[SUPERVISED];
if (isSupervised) {
  // Nobody waits for the result any more.
  const end = () => process.kill(process.pid, 'SIGKILL');
  process.on('disconnect', end);
  if (!process.connected) end();
}

// Every step before and after leaves whole files: there is nothing to wait for.
let stop = (code: number): void => process.exit(code);
process.on('SIGTERM', () => stop(143));
process.on('SIGINT', () => stop(130));
const onStop = (instead: typeof stop) => void (stop = instead);

async function runHere(): Promise<number> {
  const world: World = {
    env: process.env,
    out: stdout.write,
    err: stderr.write,
    flush: stdout.flush,
    startedAt: performance.timeOrigin,
    onLimit: (limit) => void say({limit}),
    onStop,
  };
  const isPublishing = !argv[0] || argv[0].startsWith('-'); // the other commands call little of what it calls
  keepCompiledCode(import.meta.dirname, isPublishing ? 'publish' : 'other');
  const {run} = await import('./commands/run.js');
  return run(argv, world);
}

async function main(): Promise<void> {
  const code =
    !isSupervised && mayBlock(argv, process.env)
      ? await supervise({argv, env: process.env, err: stderr.write, onStop})
      : await runHere();
  await stderr.flush();
  // Not left to the event loop: a source that hangs would hold it.
  await leave(code, {isSupervised});
}

void main();
