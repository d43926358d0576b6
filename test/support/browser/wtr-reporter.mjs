import {defaultReporter} from '@web/test-runner';
import {noteFailed} from '../machine/second-try.mjs';

/**
 * Reports failures and one closing line, and fails what the runner lets pass: a test file that holds
 * no test, and, in CI, a skipped test.
 */
export function wtrReporter() {
  return {
    ...defaultReporter({reportTestProgress: false}),
    onTestRunFinished({sessions, testCoverage}) {
      const tests = sessions.flatMap(({testResults}) => collectTests(testResults));
      const count = (wanted) => tests.filter(wanted).length;
      const skipped = count((test) => test.skipped);
      const failed = count((test) => !test.skipped && !test.passed);
      for (const {passed, testFile, testResults} of sessions) {
        if (!passed) noteFailed(testFile);
        if (passed && !collectTests(testResults).length) fail(`${testFile} holds no test`);
      }
      if (skipped && process.env.CI === 'true') fail(`${skipped} tests were skipped in CI`);
      if (testCoverage && !testCoverage.passed) fail('The coverage is below its threshold');
      console.log(
        `\n${tests.length - skipped - failed} passed, ${failed} failed, ${skipped} skipped`,
      );
    },
  };
}

function collectTests(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(collectTests)] : [];
}

/** The runner exits by itself, with 0 if it knows of no failure. */
function fail(message) {
  console.error(message);
  noteFailed();
  process.once('exit', () => (process.exitCode = 1));
}
