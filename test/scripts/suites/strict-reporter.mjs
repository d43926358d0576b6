import {noteFailed} from '../../support/machine/second-try.mjs';

/**
 * A reporter of node:test that fails what the runner lets pass: a file that holds no test (it counts
 * as a test that passed) and, in CI, a test that is skipped or still to do.
 */
export default async function* strictReporter(source) {
  for await (const {type, data} of source) {
    if (type === 'test:fail') noteFailed(data.file ?? data.name);
    if (type !== 'test:pass') continue;
    const skipped = data.skip !== undefined || data.todo !== undefined;
    if (data.nesting === 0 && data.name.endsWith('.test.ts')) {
      fail();
      yield `No test in ${data.name}\n`;
    } else if (skipped && process.env.CI === 'true') {
      fail();
      yield `Not run, which fails in CI: ${data.name}\n`;
    }
  }
}

function fail() {
  noteFailed();
  process.exitCode = 1;
}
