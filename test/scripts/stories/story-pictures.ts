import {readFont} from '../../support/browser/read-font.mjs';
import {useFontNow} from '../../support/browser/use-font.js';
import type {StoryPage} from './story-page.js';
import type {Story} from './story-site.js';

/** What a page may put around a card, or a browser under it. */
export interface Surroundings {
  /** Globals of the toolbar, as `scheme:dark;dir:rtl`. */
  globals?: string;
  /** What the reader prefers; else as the toolbar says. */
  reader?: 'light' | 'dark';
  /** Of the window, px. */
  width?: number;
  hasForcedColors?: boolean;
  /** Text in the font that the tests bring along, so that machines draw alike. */
  hasOwnFont?: boolean;
}

const HEIGHT = 200; // px; the picture grows with its story

/** A picture of a story as it stands at its end. */
export async function photograph(
  shown: StoryPage,
  story: Story,
  {globals, reader, width = 480, hasForcedColors, hasOwnFont}: Surroundings = {},
): Promise<Buffer> {
  const {page} = shown;
  await page.setViewport({width, height: HEIGHT});
  const session = await page.createCDPSession();
  const preferred = globals?.includes('scheme:dark') ? 'dark' : 'light';
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      {name: 'forced-colors', value: hasForcedColors ? 'active' : 'none'},
      {name: 'prefers-color-scheme', value: reader ?? preferred},
      {name: 'prefers-reduced-motion', value: 'reduce'}, // no picture in the middle of a pulse
    ],
  });
  const problems = await shown.show(story, globals);
  // Plays look for English words; in another language only the picture matters.
  const isForeign = /\blang:(?!en)/.test(globals ?? '');
  if (problems.length && !isForeign) throw new Error(`${story.id}: ${problems.join('; ')}`);
  if (hasOwnFont) {
    await page.evaluate('document.activeElement?.blur()');
    await useFontNow(page, readFont('narrow'));
  }
  // With fullPage, right-to-left pages come out black.
  const height = (await page.evaluate('document.documentElement.scrollHeight')) as number;
  await page.setViewport({width, height: Math.max(height, HEIGHT)});
  const picture = await page.screenshot();
  await session.detach();
  return Buffer.from(picture);
}
