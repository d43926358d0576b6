import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {histories, onSight} from '../../embed/page/history-feed.js';
import {recentHistory} from '../support/history/recent-history.js';
import {mount} from './card.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, iso, LEAVING, MINUTE, NOW} from './network.js';
import {quiet, SECOND, setHidden, timeToRequest, until, type Asked} from './network.js';

let clock: sinon.SinonFakeTimers;
let asked: Asked[];
let said: sinon.SinonStub;
beforeEach(() => {
  clock = fakeClock();
  asked = fakeNetwork();
  said = sinon.stub(console, 'error');
  histories.clear();
});
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
  setHidden(false);
});

const history = () => recentHistory(NOW, {});
const announced = (time = NOW) =>
  documentAt(time, {history: {first_day: '2025-08-13'}, stale_after: iso(NOW + 6 * HOUR)});
const hasBars = (card: ElytraStatus) => !!card.renderRoot.querySelector('.strip');
const frame = () => new Promise(requestAnimationFrame);

/** A card in sight whose history was asked for, which is the second request. */
async function asking(): Promise<ElytraStatus> {
  const card = await mount('/a/status.json', 'history refresh-seconds="0"');
  asked[0]!.answer(announced());
  await until(() => card.state !== 'loading', 'the document');
  for (let frames = 0; asked.length < 2 && frames < 120; frames++) await frame();
  expect(asked[1]!.url).to.equal('/a/history.json');
  return card;
}

async function answerLast(body: unknown, init?: ResponseInit): Promise<void> {
  asked.at(-1)!.answer(body, init);
  await quiet();
}

describe('a history that could not be read', () => {
  it('is asked for less and less often, until it can', async () => {
    const card = await asking();
    const gaps: number[] = [];
    for (let failure = 0; failure < 9; failure++) {
      await answerLast('', {status: 503});
      gaps.push((await timeToRequest(clock, asked)) / SECOND);
    }
    expect(gaps[0]).to.be.within(30, 33);
    expect(gaps[2]).to.be.within(120, 132);
    expect(Math.max(...gaps)).to.be.within(3_600, 4.4 * 3_600);
    await answerLast(history());
    expect(hasBars(card)).to.equal(true);
    expect(await timeToRequest(clock, asked)).to.be.within(HOUR, 1.1 * HOUR);
    expect(said.callCount).to.equal(1);
  });

  for (const [value, least] of [
    ['900', 15 * MINUTE],
    ['86400', HOUR],
  ] as const) {
    it(`is left alone for as long as Retry-After says, an hour at most: ${value}`, async () => {
      await asking();
      await answerLast('', {status: 503, headers: {'Retry-After': value}});
      window.dispatchEvent(new Event('online'));
      expect(await timeToRequest(clock, asked)).to.be.within(least, least * 1.1);
    });
  }

  for (const [name, event] of [
    ['online', new Event('online')],
    ['from the cache of pages', new PageTransitionEvent('pageshow', {persisted: true})],
  ] as const) {
    it(`is asked for at once by a page that is back: ${name}`, async () => {
      const card = await asking();
      await answerLast('', {status: 503});
      expect(asked).to.have.length(2);
      window.dispatchEvent(event);
      expect(asked).to.have.length(3);
      await answerLast(history());
      expect(hasBars(card)).to.equal(true);
      window.dispatchEvent(event);
      await quiet();
      expect(asked).to.have.length(3);
    });
  }

  it('because the page was left is no failure, and is asked for again', async () => {
    await asking();
    asked[1]!.cutOff();
    await quiet();
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    await clock.tickAsync(LEAVING);
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await quiet();
    expect(asked).to.have.length(3);
    expect(said.callCount).to.equal(0);
  });

  it('is not asked for while nobody sees it, and then at once', async () => {
    const card = await asking();
    await answerLast('', {status: 503});
    setHidden(true);
    await clock.tickAsync(HOUR);
    setHidden(false);
    expect(asked).to.have.length(3);
    await answerLast('', {status: 503});

    card.style.cssText = 'position: absolute; top: 10000px';
    await frame();
    await frame();
    await clock.tickAsync(HOUR);
    expect(asked).to.have.length(3);
    card.style.cssText = '';
    for (let frames = 0; asked.length < 4 && frames < 120; frames++) await frame();
    expect(asked).to.have.length(4);
  });
});

describe('a history that cannot be read for a while', () => {
  for (const [what, fail] of [
    ['answers 503', () => void answerLast('', {status: 503})],
    ['answers 429', () => void answerLast('', {status: 429})],
    ['is cut off', () => asked.at(-1)!.fail()],
    ['hangs', () => void clock.tickAsync(10 * SECOND + LEAVING)],
  ] as const) {
    it(`moves nothing, neither as it fails nor as it comes: its host ${what}`, async () => {
      const card = await asking();
      const {height} = card.getBoundingClientRect();
      for (let failure = 0; failure < 2; failure++) {
        fail();
        await quiet();
        expect(card.getBoundingClientRect().height).to.equal(height);
        await timeToRequest(clock, asked);
      }
      await answerLast(history());
      expect(hasBars(card)).to.equal(true);
      expect(card.getBoundingClientRect().height).to.equal(height);
    });
  }
});

describe('a history that is asked for', () => {
  it('is asked for once more when its card comes back, if that was scrolled away meanwhile', async () => {
    const card = await asking();
    card.style.cssText = 'position: absolute; top: 10000px';
    await frame();
    await frame();
    expect(asked[1]!.request.signal.aborted).to.equal(true);
    card.style.cssText = '';
    for (let frames = 0; asked.length < 3 && frames < 120; frames++) await frame();
    await answerLast(history());
    expect(hasBars(card)).to.equal(true);
    expect(said.callCount).to.equal(0);
  });

  it('leaves no timer and no request when its card is gone', async () => {
    const card = await asking();
    await answerLast('', {status: 503});
    card.remove();
    await frame();
    await frame();
    expect(clock.countTimers()).to.equal(0);
    window.dispatchEvent(new Event('online'));
    expect(asked).to.have.length(2);
  });

  it('is asked for once more at most where its card shows bars no longer', async () => {
    const card = await asking();
    await answerLast(history());
    card.removeAttribute('history');
    await clock.tickAsync(5 * HOUR);
    await quiet();
    expect(asked.length).to.be.at.most(3);
    if (asked.length === 3) await answerLast(history());
    await clock.tickAsync(5 * HOUR);
    expect(asked.length).to.be.at.most(3);
  });
});

it('is told in vain of a card that is known no more, as WebKit tells', () => {
  const [target, isIntersecting] = [document.createElement('elytra-status'), true];
  expect(() => onSight([{target, isIntersecting}])).not.to.throw();
});
