import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import type {StatusErrorEvent} from '../../embed/element/events.js';
import type {Choice} from './choice.js';
import {themeCss} from './theme-css.js';
import {whyNot} from './why-not.js';

const PATIENCE = 10_000; // ms

const sheet = new CSSStyleSheet(); // a policy without 'unsafe-inline' lets it pass
document.adoptedStyleSheets.push(sheet);

/** What the policy of the page kept from being asked. */
const blocked = new Set<string>();
document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => {
  if (effectiveDirective === 'connect-src') blocked.add(blockedURI);
});

/** The card as chosen, live, and where it has no document a sentence on why. */
export class Preview {
  readonly #stage: HTMLElement;
  readonly #hint: HTMLElement;
  #card: ElytraStatus | undefined;

  constructor(stage: HTMLElement, hint: HTMLElement) {
    this.#stage = stage;
    this.#hint = hint;
  }

  /** Without an address it says what is missing. */
  async show(choice: Choice, href: string | undefined): Promise<void> {
    const {variant, component, group, language, history} = choice;
    sheet.replaceSync(themeCss(choice));
    if (!href) {
      this.#card = undefined;
      this.#hint.textContent = '';
      this.#stage.replaceChildren('The card appears when there is an address.');
      return;
    }
    if (language !== 'en') await import(new URL(`lang/${language}.js`, document.baseURI).href);
    const card = (this.#card ??= this.#makeCard());
    if (!card.isConnected) this.#stage.replaceChildren(card);
    card.lang = language;
    Object.assign(card, {variant, component, group, history: history && variant === 'card'});
    if (card.getAttribute('src') === href) return;
    this.#hint.textContent = '';
    blocked.clear();
    card.setAttribute('src', href);
  }

  /** Asks again where the last answer was no good. */
  retry(): void {
    if (this.#hint.textContent) void this.#card?.refresh();
  }

  #makeCard(): ElytraStatus {
    const card = document.createElement('elytra-status');
    card.addEventListener('elytra-status-load', () => (this.#hint.textContent = ''));
    card.addEventListener('elytra-status-error', (event) => void this.#explain(event, card));
    return card;
  }

  async #explain({reason, error}: StatusErrorEvent, card: ElytraStatus): Promise<void> {
    const asked = card.getAttribute('src')!;
    const {host, origin: target} = new URL(asked);
    const isBlocked = [...blocked].some(
      (uri) => URL.canParse(uri) && new URL(uri).origin === target,
    );
    const answers = reason === 'network' && !isBlocked && (await answersAt(asked));
    if (card.getAttribute('src') !== asked || card.error !== error) return; // asked for something else since
    const {origin} = location;
    const {message} = error;
    this.#hint.textContent = whyNot({reason, message, host, origin, isBlocked, answers});
  }
}

/** Whether there is an answer, readable or not. */
async function answersAt(href: string): Promise<boolean> {
  const request = new AbortController();
  const timer = setTimeout(() => request.abort(), PATIENCE);
  try {
    const {signal} = request;
    await fetch(href, {mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal});
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    request.abort(); // what it holds cannot be read
  }
}
