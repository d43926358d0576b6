import {fontsLoaded, installFont, type Font, type FontName} from '../support/browser/fonts.js';

const ask = window.fetch.bind(window); // tests put their own in its place

/** Sets the page and its cards in a font of the tests, for good or until another one is used. */
export async function useFont(name: FontName): Promise<void> {
  const answer = await ask(`/__test__/font?key=${name}`);
  installFont((await answer.json()) as Font);
  await fontsLoaded();
}
