import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeLauncher} from '@web/test-runner-chrome';
import {browserTestServer} from '../support/browser/browser-test-server.mjs';
import {BROWSER_ARGS, findBrowser} from '../support/browser/find-browser.mjs';
import {wtrReporter} from '../support/browser/wtr-reporter.mjs';

const browser = await findBrowser();
const testServer = browserTestServer();

/** Two tabs run at once; the one behind would be hidden, and a hidden page does not poll. */
async function createPage({context}) {
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
  return page;
}

export default {
  files: 'test/browser/**/*.test.ts',
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
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: browser.path,
        env: {...process.env, ...browser.env},
        args: BROWSER_ARGS,
      },
      createPage,
    }),
  ],
  testFramework: {config: {timeout: 10_000}},
  reporters: [wtrReporter()],
  coverage: Boolean(process.env.COVERAGE),
  coverageConfig: {
    include: ['embed/**/*.ts'],
    reportDir: 'coverage',
    reporters: ['lcovonly', 'text-summary'],
  },
};
