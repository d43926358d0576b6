import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount, textOf} from './card.js';
import {documentAt, fakeClock, fakeNetwork, MINUTE, NOW, quiet, until} from './network.js';
import type {Asked} from './network.js';

let asked: Asked[];
let failed: sinon.SinonSpy;
beforeEach(() => {
  fakeClock();
  asked = fakeNetwork();
  failed = sinon.spy();
  sinon.stub(console, 'error');
  window.addEventListener('unhandledrejection', failed);
});
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
  window.removeEventListener('unhandledrejection', failed);
  expect(failed.callCount, 'unhandled rejections').to.equal(0);
});

const good = () => documentAt(NOW - MINUTE);
const outage = (time = NOW) => documentAt(time, {platform_status: 'major_outage'});

function eventsOf(card: ElytraStatus): string[] {
  const seen: string[] = [];
  for (const name of ['load', 'change', 'stale', 'error']) {
    card.addEventListener(`elytra-status-${name}`, () => seen.push(name));
  }
  return seen;
}

describe('answers out of order', () => {
  it('leave the newest document, whoever comes last', async () => {
    const card = await mount('/a.json /b.json');
    asked[1]!.answer(outage());
    await until(() => card.state === 'major_outage', 'the newer shows');
    asked[0]!.answer(good());
    await quiet();
    expect(card.state).to.equal('major_outage');
  });

  it('of the src before are not shown', async () => {
    const card = await mount('/a.json');
    card.src = '/b.json';
    await card.updateComplete;
    expect(asked[0]!.request.signal.aborted).to.equal(true);
    asked[1]!.answer(good());
    await until(() => card.state === 'operational', 'the answer shows');
    asked[0]!.answer(outage());
    await quiet();
    expect(card.state).to.equal('operational');
  });

  it('of the src before are not shown where another card still waits for them', async () => {
    const other = await mount('/a.json');
    const card = await mount('/a.json');
    card.src = '/b.json';
    await card.updateComplete;
    asked[0]!.answer(outage());
    await until(() => other.state === 'major_outage', 'the other card has its answer');
    expect(card.state).to.equal('loading');
  });

  it('of a src that came back are one', async () => {
    const card = await mount('/a.json');
    for (const src of ['/b.json', '/a.json']) {
      card.src = src;
      await card.updateComplete;
    }
    asked[0]!.answer(outage());
    await quiet();
    expect(card.state).to.equal('loading');
    asked.at(-1)!.answer(good());
    await until(() => card.state === 'operational', 'the last answer shows');
  });
});

describe('a removal during a request', () => {
  it('tells nobody anything', async () => {
    const card = await mount('/a.json');
    const seen = eventsOf(card);
    card.remove();
    await quiet();
    asked[0]!.answer(good());
    await quiet();
    expect(seen).to.deep.equal([]);
    expect((console.error as sinon.SinonStub).callCount).to.equal(0);
  });

  it('of one card of two leaves the other its answer', async () => {
    const [first, second] = [await mount('/a.json'), await mount('/a.json')];
    first.remove();
    await quiet();
    expect(asked[0]!.request.signal.aborted).to.equal(false);
    asked[0]!.answer(good());
    await until(() => second.state === 'operational', 'the second card has its answer');
    expect(asked).to.have.length(1);
  });

  it('of both and a third card at once leaves one request and one answer', async () => {
    const [first, second] = [await mount('/a.json'), await mount('/a.json')];
    first.remove();
    second.remove();
    const third = await mount('/a.json');
    await quiet();
    const open = asked.filter(({request}) => !request.signal.aborted);
    expect(open).to.have.length(1);
    open[0]!.answer(good());
    await until(() => third.state === 'operational', 'the third card has its answer');
  });

  it('by a listener of an event hurts nobody', async () => {
    const [first, second] = [await mount('/a.json'), await mount('/a.json')];
    first.addEventListener('elytra-status-load', () => first.remove());
    first.addEventListener('elytra-status-change', () => second.remove());
    const third = await mount('/a.json');
    asked[0]!.answer(good());
    await until(() => third.state === 'operational', 'the third card has its answer');
    await until(() => !first.isConnected && !second.isConnected, 'both are gone');
  });
});

describe('cards that come while one loads', () => {
  it('share its request and its answer', async () => {
    const cards = [await mount('/a.json'), await mount('/a.json'), await mount('/a.json')];
    expect(asked).to.have.length(1);
    asked[0]!.answer(good());
    await until(() => cards.every(({state}) => state === 'operational'), 'all have it');
  });

  it('after it has loaded show the same without a request', async () => {
    const first = await mount('/a.json');
    asked[0]!.answer(good());
    await until(() => first.state === 'operational', 'the first card has its answer');
    const second = await mount('/a.json');
    expect(second.state).to.equal('operational');
    expect(textOf(second, 'headline')).to.equal('Platform Status: Operational');
    expect(asked).to.have.length(1);
  });
});

describe('refresh() twice at once', () => {
  it('makes one request, and both end with its answer', async () => {
    const card = await mount('/a.json');
    asked[0]!.answer(good());
    await until(() => card.state === 'operational', 'the first answer shows');
    const both = Promise.all([card.refresh(), card.refresh()]);
    expect(asked).to.have.length(2);
    asked[1]!.answer(outage());
    await both;
    await card.updateComplete;
    expect(card.state).to.equal('major_outage');
  });

  it('during the first request joins it', async () => {
    const card = await mount('/a.json');
    const refreshed = card.refresh();
    expect(asked).to.have.length(1);
    asked[0]!.answer(good());
    await refreshed;
  });

  it('ends although the card is removed meanwhile', async () => {
    const card = await mount('/a.json');
    const refreshed = card.refresh();
    card.remove();
    await refreshed;
    expect(asked[0]!.request.signal.aborted).to.equal(true);
  });
});

describe('data set while loading', () => {
  it('shows at once, and an older answer does not replace it', async () => {
    const card = await mount('/a.json');
    Object.assign(card, {data: outage()});
    await card.updateComplete;
    expect(card.state).to.equal('major_outage');
    asked[0]!.answer(good());
    await quiet();
    expect(card.state).to.equal('major_outage');
  });

  it('and too old itself gives way to the answer', async () => {
    const card = await mount('/a.json');
    Object.assign(card, {data: documentAt(NOW - 60 * MINUTE)});
    await card.updateComplete;
    expect(card.state).to.equal('stale');
    asked.at(-1)!.answer(good());
    await until(() => card.state === 'operational', 'the answer shows');
  });

  it('leaves the request to the other cards', async () => {
    const [card, other] = [await mount('/a.json'), await mount('/a.json')];
    Object.assign(card, {data: outage()});
    await card.updateComplete;
    expect(asked[0]!.request.signal.aborted).to.equal(false);
    asked[0]!.answer(good());
    await until(() => other.state !== 'loading', 'the other card has its answer');
    expect(card.state).to.equal('major_outage');
  });
});
