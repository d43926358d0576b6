import {launch} from 'puppeteer-core';
import {BROWSER_ARGS, findBrowser} from '../../support/browser/find-browser.mjs';
import {openStoryPage, type StoryPage} from './story-page.js';
import {serveStories, type Story} from './story-site.js';

const PAGES = 2; // at once: more do not pay on two cores

/** The static Storybook and a browser to look at it, which draws text alike on every machine. */
export async function openStories() {
  const [site, {path, env}] = await Promise.all([serveStories(), findBrowser()]);
  const browser = await launch({
    executablePath: path,
    env: {...process.env, ...env},
    args: [...BROWSER_ARGS, '--font-render-hinting=none', '--disable-lcd-text'],
  });
  return {
    browser,
    stories: site.stories,
    /** Several stories at once, each in a page of its own. */
    async forEach(
      stories: readonly Story[],
      work: (page: StoryPage, story: Story) => Promise<void>,
    ): Promise<void> {
      const queue = [...stories];
      await Promise.all(
        Array.from({length: Math.min(PAGES, queue.length)}, async () => {
          const page = await openStoryPage(browser, site);
          for (let story = queue.shift(); story; story = queue.shift()) await work(page, story);
          await page.page.close();
        }),
      );
    },
    async end(): Promise<void> {
      await browser.close();
      site.end();
    },
  };
}
