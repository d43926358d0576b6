import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount} from './card.js';
import {documentAt, fakeClock, fakeNetwork, MINUTE, quiet, timeToRequest} from './network.js';
import type {Asked} from './network.js';

let clock: sinon.SinonFakeTimers;
let asked: Asked[];
beforeEach(() => {
  clock = fakeClock();
  asked = fakeNetwork();
  sinon.stub(console, 'error');
});
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
});

const outage = () => documentAt(Date.now(), {platform_status: 'major_outage'});

async function answerLast(body: unknown, init?: ResponseInit): Promise<void> {
  asked.at(-1)!.answer(body, init);
  await quiet();
}

/** The next request, and an answer that is made when it is asked for. */
async function poll(body: () => unknown, init?: ResponseInit): Promise<void> {
  await timeToRequest(clock, asked);
  await answerLast(body(), init);
}

async function give(card: ElytraStatus, data: unknown): Promise<void> {
  Object.assign(card, {data});
  await quiet();
}

const LIVE = '[role="status"], [aria-live="polite"]';
const regions = (card: ElytraStatus) => [...card.renderRoot.querySelectorAll(LIVE)];
const said = (...cards: ElytraStatus[]) =>
  cards
    .flatMap(regions)
    .map(({textContent}) => textContent.trim())
    .filter(Boolean);

describe('a screen reader', () => {
  it('is told of a change politely, by a region that was there before', async () => {
    const card = await mount('/a.json');
    const before = regions(card);
    expect(before).to.have.length(1);
    await answerLast(documentAt());
    await poll(outage);
    expect(regions(card)).to.deep.equal(before);
    expect(said(card)).to.deep.equal(['Platform Status: Major outage']);
    expect(card.renderRoot.querySelector('[role="alert"], [aria-live="assertive"]')).to.equal(null);
  });

  for (const variant of VARIANT_NAMES.filter((name) => name !== 'card')) {
    it(`is told of a change by a ${variant} too`, async () => {
      const card = await mount('/a.json', `variant="${variant}"`);
      await answerLast(documentAt());
      const before = regions(card);
      await poll(outage);
      expect(regions(card)).to.deep.equal(before);
      expect(said(card)).to.have.length(1);
    });
  }

  it('is told by a banner that was away until now, by a region that was there before', async () => {
    const card = await mount('/a.json', 'variant="banner" hide-when-operational');
    await answerLast(documentAt());
    const before = regions(card);
    expect(before, 'regions of a banner that is away').to.have.length(1);
    await poll(outage);
    expect(regions(card)).to.deep.equal(before);
    expect(said(card)).to.have.length(1);
  });

  it('is told nothing on load, of a failure to load, or of what the page had', async () => {
    const [first, second] = [await mount('/a.json'), await mount('')];
    await answerLast(outage());
    await give(second, outage());
    const third = await mount('/c.json');
    await answerLast('', {status: 500});
    expect(said(first, second, third)).to.deep.equal([]);
  });

  it('is told nothing by a refresh without a change, nor by a failed one', async () => {
    const card = await mount('/a.json');
    await answerLast(documentAt());
    await poll(() => documentAt());
    await poll(() => '', {status: 500});
    await poll(() => documentAt());
    expect(said(card)).to.deep.equal([]);
  });

  it('is told that the data is out of date, and never how old', async () => {
    const card = await mount('/a.json', 'refresh-seconds="0"');
    await answerLast(documentAt());
    const heard: string[] = [];
    const observer = new MutationObserver(() => heard.push(...said(card)));
    const options = {childList: true, characterData: true, subtree: true};
    observer.observe(regions(card)[0]!, options);
    await clock.tickAsync(90 * MINUTE);
    await quiet();
    observer.disconnect();
    expect(heard).to.have.length(1);
    expect(heard[0]).not.to.match(/\d/);
  });

  it('meets no age inside any live region', async () => {
    const card = await mount('/a.json', 'variant="page"');
    await answerLast(documentAt());
    for (const time of card.renderRoot.querySelectorAll('time')) {
      expect(time.closest(`${LIVE}, [role="log"], [role="timer"]`)).to.equal(null);
    }
  });

  it('is told nothing when src changes, until the new source changes', async () => {
    const card = await mount('/a.json');
    await answerLast(documentAt());
    card.src = '/b.json';
    await card.updateComplete;
    expect(said(card)).to.deep.equal([]);
    await answerLast(outage());
    expect(said(card)).to.deep.equal([]);
    await poll(() => documentAt());
    expect(said(card)).to.deep.equal(['Platform Status: Operational']);
  });

  it('is told nothing new by another language', async () => {
    const card = await mount('/a.json');
    await answerLast(documentAt());
    await poll(outage);
    await import('../../embed/lang/de.js');
    card.lang = 'de';
    await quiet();
    expect(said(card)).to.deep.equal(['Platform Status: Major outage']);
  });
});

describe('of several cards', () => {
  for (const [what, sources] of [
    ['of one source', ['/a.json', '/a.json', '/a.json']],
    ['of one source, spelled differently', ['/a.json', './a.json', `${location.origin}/a.json`]],
  ] as const) {
    it(`one speaks ${what}`, async () => {
      const cards = [];
      for (const src of sources) cards.push(await mount(src));
      await answerLast(documentAt());
      await poll(outage);
      expect(said(...cards)).to.have.length(1);
    });
  }

  it('each speaks that has a source of its own', async () => {
    sinon.stub(Math, 'random').returns(0); // both ask at the same moment
    const cards = [await mount('/a.json'), await mount('/b.json')];
    for (const one of asked) one.answer(documentAt());
    await quiet();
    while (asked.length < 4) await timeToRequest(clock, asked);
    for (const one of asked.slice(2)) one.answer(outage());
    await quiet();
    expect(said(...cards)).to.have.length(2);
  });

  it('each speaks that has no source, but a document of its own', async () => {
    const [first, second] = [await mount(''), await mount('')];
    await give(first, documentAt());
    await give(second, documentAt());
    await clock.tickAsync(1_000);
    await give(first, outage());
    await give(second, outage());
    expect(said(first, second)).to.have.length(2);
  });

  it('another speaks when the speaker is removed', async () => {
    const [first, second] = [await mount('/a.json'), await mount('/a.json')];
    await answerLast(documentAt());
    await poll(outage);
    expect(said(first, second)).to.have.length(1);
    first.remove();
    await poll(() => documentAt());
    expect(said(second)).to.deep.equal(['Platform Status: Operational']);
  });

  it('one speaks that is not hidden', async () => {
    const [first, second] = [await mount('/a.json'), await mount('/a.json')];
    first.hidden = true;
    await answerLast(documentAt());
    await poll(outage);
    expect(said(second)).to.deep.equal(['Platform Status: Major outage']);
  });

  it('one speaks that is not a banner kept away', async () => {
    const first = await mount('/a.json', 'variant="banner" hide-when-operational');
    const second = await mount('/a.json');
    await answerLast(outage());
    await poll(() => documentAt());
    expect(said(first, second)).to.deep.equal(['Platform Status: Operational']);
  });
});
