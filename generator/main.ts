import {run, type World} from './commands/run.js';
import {createLineWriter} from './io/line-writer.js';

const stdout = createLineWriter(process.stdout);
const stderr = createLineWriter(process.stderr);
const world: World = {
  env: process.env,
  out: stdout.write,
  err: stderr.write,
  flush: stdout.flush,
  startedAt: performance.timeOrigin,
};
for (const [signal, code] of [
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const) {
  // Every step before and after leaves whole files: there is nothing to wait for.
  process.on(signal, () => (world.onStop ? world.onStop() : process.exit(code)));
}
// Not left to the event loop: a source that hangs would hold it.
const code = await run(process.argv.slice(2), world);
await stderr.flush();
process.exit(code);
