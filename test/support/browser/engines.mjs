import {chromeLauncher} from '@web/test-runner-chrome';
import {engineLauncher} from './engine-launcher.mjs';
import {BROWSER_ARGS, findBrowser} from './find-browser.mjs';
import {openFirefox} from './firefox-page.mjs';
import {openWebKit} from './webkit-page.mjs';

/**
 * What the browser tests run in, by the name that BROWSER_ENGINE has.
 *
 * @type {Record<string, () => Promise<import('@web/test-runner').BrowserLauncher>>}
 */
export const ENGINES = {
  async chromium() {
    const browser = await findBrowser();
    return chromeLauncher({
      launchOptions: {
        executablePath: browser.path,
        env: {...process.env, ...browser.env},
        // As in the other engines: letters as wide as whole pixels make other lines.
        args: [...BROWSER_ARGS, '--font-render-hinting=none'],
      },
      createPage,
    });
  },
  firefox: async () => engineLauncher('Firefox', openFirefox),
  webkit: async () => engineLauncher('WebKit', openWebKit),
};

/** Two tabs run at once; the one behind would be hidden, and a hidden page does not poll. */
async function createPage({context}) {
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
  return page;
}
