import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {browserTestServer} from '../support/browser/browser-test-server.mjs';
import {ENGINES} from '../support/browser/engines.mjs';
import {wtrReporter} from '../support/browser/wtr-reporter.mjs';

const {BROWSER_ENGINE = 'chromium', COVERAGE} = process.env;
/** What the other engines need not repeat: it takes minutes, and looks for faults of ours alone. */
const IN_CHROMIUM_ALONE = ['element-fuzz'];
const isChromium = BROWSER_ENGINE === 'chromium';
const testServer = browserTestServer();

export default {
  files: [
    'test/browser/**/*.test.ts',
    ...(isChromium ? [] : IN_CHROMIUM_ALONE.map((name) => `!test/browser/${name}.test.ts`)),
  ],
  hostname: '127.0.0.1', // a bare container need not know `localhost`
  nodeResolve: {exportConditions: ['production', 'default']},
  concurrency: 2,
  middleware: [testServer.middleware],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    }),
    testServer.plugin,
  ],
  browsers: [await ENGINES[BROWSER_ENGINE]()],
  browserStartTimeout: 120_000, // ms; of Firefox, on a busy machine
  testsFinishTimeout: 300_000, // ms; of one file, in an engine that takes its time
  testFramework: {config: {timeout: 30_000}},
  reporters: [wtrReporter()],
  coverage: Boolean(COVERAGE),
  coverageConfig: {
    include: ['embed/**/*.ts'],
    reportDir: 'coverage',
    reporters: ['lcovonly', 'text-summary'],
  },
};
