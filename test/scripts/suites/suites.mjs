/**
 * THE LIST of suites, in the order in which `.ci/run` runs them; `npm run test:NAME` runs one.
 *
 * @typedef {object} Suite
 * @property {string} [script] beside this file, for a suite that is more than a folder of tests
 * @property {string} [tests] a folder of test files
 * @property {string[]} [options] more of `node --test`
 * @property {[programs: string[], packages: string[]]} [needs] programs, and Debian's packages that have them
 * @property {boolean} [ceph] whether the tests find a real S3 server
 * @property {boolean} [browser] whether they drive one
 * @property {string} [engine] in place of a folder: another engine for the tests of test/browser
 * @property {boolean} [build] whether they look at what is in `dist/`
 * @property {[folder: string, variable: string]} [app] a project that is installed with the packed package
 * @property {boolean} [matrix] whether the tests report rows of the table of faults
 */

/** @type {Record<string, Suite>} */
export const SUITES = {
  quick: {script: 'test.mjs'},
  nodes: {script: 'nodes-test.mjs'},
  firefox: {engine: 'firefox', needs: [['firefox-esr'], ['firefox-esr']]},
  webkit: {
    engine: 'webkit',
    needs: [
      ['WebKitWebDriver', 'Xvfb', 'xsettingsd', 'xdotool'],
      ['webkit2gtk-driver', 'xvfb', 'xsettingsd', 'xdotool'],
    ],
  },
  s3: {tests: 'test/system/s3', ceph: true, needs: [['s3cmd'], ['s3cmd']]},
  faults: {
    tests: 'test/system/faults',
    ceph: true,
    build: true,
    matrix: true,
    needs: [
      ['faketime', 'openssl', 'python3'],
      ['faketime', 'openssl', 'python3'],
    ],
    options: ['--test-force-exit'], // connections that were made to hang may outlive the tests
  },
  truth: {tests: 'test/system/truth'},
  kuma: {
    tests: 'test/system/kuma',
    // Uptime Kuma holds a native module.
    needs: [
      ['python3', 'make', 'g++'],
      ['python3', 'make', 'g++'],
    ],
  },
  next: {
    tests: 'test/system/next',
    build: true,
    browser: true,
    app: ['test/fixtures/apps/next', 'NEXT_APP'],
    options: ['--test-concurrency=1'], // they build in one folder
  },
  frameworks: {
    tests: 'test/system/frameworks',
    build: true,
    browser: true,
    app: ['test/fixtures/apps/frameworks', 'FRAMEWORK_APPS'],
  },
  readme: {
    tests: 'test/system/readme',
    build: true,
    browser: true,
    needs: [
      ['curl', 'jq'],
      ['curl', 'jq'],
    ],
  },
};
