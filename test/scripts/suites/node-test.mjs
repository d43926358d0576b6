import {existsSync, readdirSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {run} from '../../support/machine/run.mjs';
import {withSecondTry} from '../../support/machine/second-try.mjs';

// node test/scripts/suites/node-test.mjs DIR… [--test-name-pattern=… and other options of node --test]
const isOption = (argument) => argument.startsWith('-');
const folders = process.argv.slice(2).filter((argument) => !isOption(argument));
const options = process.argv.slice(2).filter(isOption);

const files = folders.flatMap(findTests); // node --test of Node 20 knows no patterns
if (files.length) {
  process.exitCode = await withSecondTry((env, some) => start(some ?? files, env));
} else {
  console.error(`No *.test.ts below ${folders.join(', ') || 'no folder'}`);
  process.exitCode = 1;
}

function start(some, env) {
  const args = [
    '--import=tsx',
    '--test',
    `--test-concurrency=${availableParallelism()}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    // Skipped tests are fine at a desk. In CI nobody sees that they never run.
    `--test-reporter=${new URL('strict-reporter.mjs', import.meta.url).href}`,
    '--test-reporter-destination=stderr',
    ...options,
    ...some,
  ];
  return run(process.execPath, args, {env: {...process.env, ...env}});
}

function findTests(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true})
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file));
}
