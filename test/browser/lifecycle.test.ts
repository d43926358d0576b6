import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount, part} from './card.js';
import {documentAt, fakeClock, fakeNetwork, MINUTE, NOW, quiet, SECOND, until} from './network.js';
import {setHidden, timeToRequest, type Asked} from './network.js';

let clock: sinon.SinonFakeTimers;
let asked: Asked[];
beforeEach(() => {
  clock = fakeClock();
  asked = fakeNetwork();
  sinon.stub(console, 'error');
});
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  setHidden(false);
  sinon.restore();
});

async function answered(card: ElytraStatus, body: unknown = documentAt()): Promise<void> {
  asked.at(-1)!.answer(body);
  await until(() => card.state !== 'loading', 'the card leaves "loading"');
}

describe('a card on the next page of a single-page site', () => {
  const isPulsing = (card: ElytraStatus) =>
    card.shadowRoot!.getAnimations().some(({playState}) => playState === 'running');

  /** The next page's card, after the last one has gone for a while. */
  async function next(away: number): Promise<ElytraStatus> {
    const before = await mount('/a.json');
    await answered(before);
    await before.updateComplete;
    expect(isPulsing(before)).to.equal(true);
    before.remove();
    await quiet();
    await clock.tickAsync(away);
    const card = document.createElement('elytra-status');
    card.src = '/a.json';
    card.textContent = 'Status';
    document.body.append(card);
    return card;
  }

  it('shows at once what the last one has shown, and does not move', async () => {
    const card = await next(SECOND);
    expect(card.state).to.equal('operational');
    expect(card.shadowRoot!.querySelector('slot')).to.equal(null);
    await card.updateComplete;
    await quiet();
    expect(isPulsing(card)).to.equal(false);
    expect(asked).to.have.length(1);
  });

  it('asks when the last one would have asked', async () => {
    await next(SECOND);
    const wait = await timeToRequest(clock, asked);
    expect(wait).to.be.within(5 * MINUTE - SECOND, 5.5 * MINUTE);
  });

  it('begins anew where a minute has passed', async () => {
    const card = await next(MINUTE);
    expect(card.state).to.equal('loading');
    expect(asked).to.have.length(2);
  });

  it('begins anew where the last one had a failure', async () => {
    const before = await mount('/a.json');
    asked[0]!.fail();
    await until(() => before.state === 'unknown', 'the failure shows');
    before.remove();
    await quiet();
    const card = document.createElement('elytra-status');
    card.src = '/a.json';
    document.body.append(card);
    expect(card.state).to.equal('loading');
    expect(asked).to.have.length(2);
  });

  it('asks at once where the last one could not refresh', async () => {
    const before = await mount('/a.json');
    await answered(before);
    void before.refresh();
    asked[1]!.fail();
    await until(() => !!before.error, 'the failure shows');
    before.remove();
    await quiet();
    const card = document.createElement('elytra-status');
    card.src = '/a.json';
    document.body.append(card);
    expect(asked).to.have.length(3);
  });
});

describe('a card that is removed', () => {
  it('leaves no request', async () => {
    const card = await mount('/a.json /b.json');
    card.remove();
    await quiet();
    expect(asked.map(({request}) => request.signal.aborted)).to.deep.equal([true, true]);
  });

  for (const [when, attributes, settle] of [
    ['while it loads', '', false],
    ['when it has loaded', '', true],
    ['that was given its document', `initial-data='${JSON.stringify(documentAt(NOW))}'`, false],
  ] as const) {
    it(`leaves no timer ${when}`, async () => {
      const before = clock.countTimers();
      const card = await mount('/a.json', attributes);
      if (settle) await answered(card);
      expect(clock.countTimers()).to.be.greaterThan(before);
      card.remove();
      await quiet();
      expect(clock.countTimers()).to.equal(before);
    });
  }

  it('asks for nothing when the page is seen again', async () => {
    const card = await mount('/a.json');
    await answered(card);
    card.remove();
    await quiet();
    await clock.tickAsync(20 * MINUTE);
    setHidden(false);
    expect(asked).to.have.length(1);
  });

  it('leaves no listener on the page and no observer of it', async () => {
    const observe = sinon.spy(MutationObserver.prototype, 'observe');
    const disconnect = sinon.spy(MutationObserver.prototype, 'disconnect');
    const added = sinon.spy(window, 'addEventListener');
    const removed = sinon.spy(window, 'removeEventListener');
    const card = await mount('/a.json');
    await answered(card);
    for (let moves = 0; moves < 5; moves++) card.parentElement!.append(card);
    card.remove();
    await quiet();
    const ended = new Set(disconnect.thisValues);
    expect(observe.callCount).to.be.greaterThan(0);
    expect(observe.thisValues.filter((one) => !ended.has(one))).to.have.length(0);
    expect(added.callCount).to.be.greaterThan(0);
    const left = added.args.filter(
      ([type, listener]) => !removed.args.some(([was, of]) => was === type && of === listener),
    );
    expect(left.map(([type]) => type)).to.deep.equal([]);
  });

  it('asks again when it comes back', async () => {
    const card = await mount('/a.json');
    const parent = card.parentElement!;
    card.remove();
    await quiet();
    parent.append(card);
    await until(() => asked.length === 2, 'a second request');
    await answered(card);
    expect(card.state).to.equal('operational');
    expect(await timeToRequest(clock, asked)).to.be.lessThan(6 * MINUTE);
  });

  it('is stale on coming back long after, before any answer', async () => {
    const card = await mount('/a.json');
    const parent = card.parentElement!;
    await answered(card);
    card.remove();
    await clock.tickAsync(60 * MINUTE);
    parent.append(card);
    await quiet();
    expect(card.state).to.equal('stale');
    expect(asked).to.have.length(2);
  });
});

describe('a move in the DOM', () => {
  for (const [how, move] of [
    ['by append', (card: Element, place: Element) => place.append(card)],
    [
      'by remove and append',
      (card: Element, place: Element) => (card.remove(), place.append(card)),
    ],
    ['into a shadow root', (card: Element, place: Element) => place.shadowRoot!.append(card)],
  ] as const) {
    it(`is no removal: ${how}`, async () => {
      const card = await mount('/a.json');
      const place = await fixture<HTMLElement>(html`<div></div>`);
      place.attachShadow({mode: 'open'}).innerHTML = '<slot></slot>';
      move(card, place);
      await quiet();
      expect(asked).to.have.length(1);
      expect(asked[0]!.request.signal.aborted).to.equal(false);
      await answered(card);
      expect(card.state).to.equal('operational');
      move(card, place);
      await quiet();
      expect(asked).to.have.length(1);
      expect(await timeToRequest(clock, asked)).to.be.within(240 * SECOND, 360 * SECOND);
    });
  }
});

describe('another document of the same origin', () => {
  const dotIn = (card: ElytraStatus) => part(card, 'dot')!.getBoundingClientRect().width;

  for (const how of ['made for it', 'moved into it', 'moved there and back']) {
    it(`shows a card with its style: ${how}`, async () => {
      const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
      const elsewhere = frame.contentDocument!.body;
      const card =
        how === 'made for it' ? document.createElement('elytra-status') : await mount('');
      elsewhere.append(card);
      if (how === 'moved there and back') frame.parentNode!.append(card);
      Object.assign(card, {data: documentAt()});
      await until(() => card.state === 'operational', 'the document shows');
      await card.updateComplete;
      expect(dotIn(card)).to.be.within(8, 40);
      card.remove();
    });
  }
});

describe('another src', () => {
  it('is asked at once, and the one before never again', async () => {
    const card = await mount('/a.json');
    await answered(card);
    card.src = '/b.json';
    await card.updateComplete;
    expect(asked.map(({url}) => url)).to.deep.equal(['/a.json', '/b.json']);
    await answered(card);
    await timeToRequest(clock, asked);
    expect(asked.at(-1)!.url).to.equal('/b.json');
    expect(clock.countTimers()).to.be.lessThan(4);
  });

  it('does not show the document of the one before as its own', async () => {
    const card = await mount('/a.json');
    await answered(card);
    card.setAttribute('src', '/b.json');
    await card.updateComplete;
    expect(card.state).to.equal('loading');
    expect(card.data).to.equal(null);
    asked.at(-1)!.fail();
    await until(() => card.state !== 'loading', 'the card leaves "loading"');
    expect(card.state).to.equal('unknown');
  });

  it('may bring an older document, which is another', async () => {
    const card = await mount('/a.json');
    await answered(card, documentAt(Date.now(), {platform_status: 'major_outage'}));
    card.src = '/b.json';
    await card.updateComplete;
    await answered(card, documentAt(Date.now() - 5 * MINUTE));
    await until(() => card.state === 'operational', 'the older document shows');
  });

  it('leaves no error of the one before', async () => {
    const card = await mount('/a.json');
    asked[0]!.fail();
    await until(() => !!card.error, 'the card has an error');
    card.removeAttribute('src');
    await card.updateComplete;
    expect(card.error).to.equal(null);
  });

  it('ends all where it is taken away', async () => {
    const card = await mount('/a.json');
    card.removeAttribute('src');
    await card.updateComplete;
    await quiet();
    expect(asked[0]!.request.signal.aborted).to.equal(true);
    expect(await timeToRequest(clock, asked)).to.equal(Infinity);
  });
});
