import {readFileSync} from 'node:fs';
import type {Page} from 'puppeteer-core';
import type {StoryPage} from './story-page.js';
import type {Story} from './story-site.js';

/** What a page may put around a card, or a browser under it. */
export interface Surroundings {
  /** Globals of the toolbar, as `scheme:dark;dir:rtl`. */
  globals?: string;
  /** Of the window, px. */
  width?: number;
  hasForcedColors?: boolean;
  /** Text in the font that the tests bring along, so that machines draw alike. */
  hasOwnFont?: boolean;
}

const HEIGHT = 200; // px; the picture grows with its story
const FONT = 'Story';

const fontFace = (weight: number) => {
  const file = `@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff2`;
  const path = new URL(import.meta.resolve(file));
  return `@font-face { font-family: ${FONT}; font-weight: ${weight};
    src: url(data:font/woff2;base64,${readFileSync(path).toString('base64')}) }`;
};

/** A picture of a story as it stands at its end. */
export async function photograph(
  shown: StoryPage,
  story: Story,
  {globals, width = 480, hasForcedColors, hasOwnFont}: Surroundings = {},
): Promise<Buffer> {
  const {page} = shown;
  await page.setViewport({width, height: HEIGHT});
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      {name: 'forced-colors', value: hasForcedColors ? 'active' : 'none'},
      {name: 'prefers-color-scheme', value: globals?.includes('scheme:dark') ? 'dark' : 'light'},
      {name: 'prefers-reduced-motion', value: 'reduce'}, // no picture in the middle of a pulse
    ],
  });
  const problems = await shown.show(story, globals);
  // Plays look for English words; in another language only the picture matters.
  const isForeign = /\blang:(?!en)/.test(globals ?? '');
  if (problems.length && !isForeign) throw new Error(`${story.id}: ${problems.join('; ')}`);
  if (hasOwnFont) await useOwnFont(page);
  // With fullPage, right-to-left pages come out black.
  const height = (await page.evaluate('document.documentElement.scrollHeight')) as number;
  await page.setViewport({width, height: Math.max(height, HEIGHT)});
  const picture = await page.screenshot();
  await session.detach();
  return Buffer.from(picture);
}

async function useOwnFont(page: Page): Promise<void> {
  await page.addStyleTag({
    content: `${fontFace(400)} ${fontFace(600)} :root { --elytra-status-font: ${FONT} }`,
  });
  await page.evaluate(`(async () => {
    document.activeElement?.blur();
    await Promise.all([...document.fonts].map((face) => face.load()));
  })()`);
}
