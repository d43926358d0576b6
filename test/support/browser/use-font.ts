import type {Frame, Page} from 'puppeteer-core';
import {fontsLoaded, installFont, type Font} from './fonts.js';

/** Sets a page that is yet to come in the font: it is there before the first frame. */
export async function useFontFromStart(page: Page, font: Font): Promise<void> {
  await page.evaluateOnNewDocument(installFont, font);
}

/** Sets a page that is there in the font, without JavaScript of its own too, and waits for that. */
export async function useFontNow(page: Page | Frame, font: Font): Promise<void> {
  await page.evaluate(installFont, font);
  await page.evaluate(fontsLoaded);
}
