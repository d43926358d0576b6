import {expect, waitUntil} from '@open-wc/testing';
import {renderToString} from '../../embed/render-to-string.js';
import {body, source} from './card.js';
import {documentAt} from './network.js';

// A page is laid out while it is loaded again: if it is ever too short then, its reader loses the place.
const TEXT = '<p style="block-size: 500px">Text</p>'.repeat(3);
const ASKS = '<elytra-status src="/__test__/status?hang"></elytra-status>';

let reader: Window | null = null;
afterEach(() => reader?.close());

/** In a window, because WebKit does not keep the place in a frame. */
async function open(cards: string): Promise<Window> {
  const page = `<!doctype html><html lang="en"><title>Site</title>
    <link rel="stylesheet" href="/embed/reserve.css">
    <script type="module" src="/embed/define.ts"></script>
    <body style="margin: 0">${TEXT}${cards}<footer>All rights reserved</footer></body></html>`;
  const src = await source(`type=text/html&${body(page)}`);
  reader = window.open(src, '', 'width=600,height=400');
  await isLoaded(reader!);
  return reader!;
}

async function isLoaded(page: Window): Promise<void> {
  const holds = () =>
    page.document.readyState === 'complete' &&
    page.document.querySelector('footer') &&
    page.customElements.get('elytra-status');
  await waitUntil(holds, 'the page is loaded', {timeout: 9_000});
  for (let frames = 0; frames < 2; frames++) {
    await new Promise((resolve) => page.requestAnimationFrame(resolve));
  }
}

describe('a reader far down a page that is loaded again', () => {
  for (const [what, card] of [
    ['whose room is reserved', () => ASKS],
    ['that a server has rendered', () => renderToString(documentAt(Date.now()))],
  ] as const) {
    for (const [count, cards] of [
      [1, 'a card'],
      [8, 'eight cards'],
    ] as const) {
      it(`stays there, below ${cards} ${what}`, async () => {
        const page = await open(card().repeat(count));
        page.scrollTo(0, 1e6);
        const before = page.scrollY;
        expect(before).to.be.above(1_000);
        Object.assign(page, {isOld: true});
        page.location.reload();
        await waitUntil(() => !('isOld' in page), 'another document', {timeout: 9_000});
        await isLoaded(page);
        expect(page.scrollY).to.equal(before);
      });
    }
  }
});
