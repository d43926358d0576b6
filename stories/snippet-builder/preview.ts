import type {Choice} from './choice.js';
import {themeCss} from './theme-css.js';

const sheet = new CSSStyleSheet(); // a policy without 'unsafe-inline' lets it pass
document.adoptedStyleSheets.push(sheet);

/** Shows the card as chosen, live; without an address it says what is missing. */
export async function showPreview(
  stage: HTMLElement,
  choice: Choice,
  href: string | undefined,
): Promise<void> {
  const {variant, component, group, language} = choice;
  sheet.replaceSync(themeCss(choice));
  if (!href) {
    stage.replaceChildren('The card appears when there is an address.');
    return;
  }
  if (language !== 'en') await import(new URL(`lang/${language}.js`, document.baseURI).href);
  const card = stage.querySelector('elytra-status') ?? document.createElement('elytra-status');
  if (!card.isConnected) stage.replaceChildren(card);
  card.lang = language;
  Object.assign(card, {variant, component, group});
  if (card.getAttribute('src') !== href) card.setAttribute('src', href);
}
