import {expect, waitUntil} from '@open-wc/testing';
import {body, requestsOf, source} from './card.js';

declare global {
  interface Window {
    /** What the page in the other window has been told. */
    told?: string[];
  }
}

let page: Window | null = null;
afterEach(() => page?.close());

const WAIT = {timeout: 9_000};

describe('a page that is left while a card asks', () => {
  it('hears of no failure, and asks again when its reader comes back', async () => {
    const told: string[] = (window.told = []);
    const src = await source('hang', 'hang');
    const text = `<!doctype html><html lang="en"><title>Site</title><script>
        for (const type of ['elytra-status-error', 'elytra-status-change'])
          addEventListener(type, () => opener.told.push(type));
        console.error = (message) => opener.told.push(message);
        addEventListener('pagehide', () => opener.told.push('left'));
      </script><script type="module" src="/embed/define.ts"></script>
      <elytra-status src="${src.replaceAll('&', '&amp;')}"></elytra-status></html>`;
    page = window.open(await source(`type=text/html&${body(text)}`), '', 'width=600,height=400');
    const asked = async (count: number) => (await requestsOf(src)) === count;
    await waitUntil(() => asked(1), 'the card asks', WAIT);

    page!.location.href = await source(`type=text/html&${body('<p id="elsewhere">Elsewhere</p>')}`);
    const isElsewhere = () => page!.document.querySelector('#elsewhere');
    await waitUntil(isElsewhere, 'the next page', WAIT);
    page!.history.back();
    await waitUntil(() => asked(2), 'the card asks again', WAIT);
    expect(told).to.deep.equal(['left']);
  });
});
