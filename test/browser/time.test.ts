import {expect, oneEvent} from '@open-wc/testing';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount} from './card.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, LEAVING, MINUTE, NOW} from './network.js';
import {quiet, SECOND, setHidden, until, type Asked} from './network.js';

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

/** A card that has its first document, a minute old. */
async function loaded(attributes = ''): Promise<ElytraStatus> {
  const card = await mount('/a.json', attributes);
  asked[0]!.answer(documentAt(NOW - MINUTE));
  await until(() => card.state === 'operational', 'the answer shows');
  return card;
}

async function pass(ms: number): Promise<void> {
  await clock.tickAsync(ms);
  await quiet();
}

describe('a system clock that is set', () => {
  it('back by an hour leaves no claim for longer than ten seconds', async () => {
    const card = await loaded();
    clock.setSystemTime(NOW - HOUR);
    await pass(10 * SECOND);
    expect(card.state).to.equal('unknown');
  });

  it('back by an hour stops no poll', async () => {
    await loaded('refresh-seconds="10"');
    clock.setSystemTime(NOW - HOUR);
    await pass(15 * SECOND);
    expect(asked).to.have.length(2);
  });

  it('right, because it was two hours fast, leaves no document old for longer than ten seconds', async () => {
    const card = await mount('/a.json');
    asked[0]!.answer(documentAt(NOW - 2 * HOUR));
    await until(() => card.state === 'stale', 'the answer shows');
    clock.setSystemTime(NOW - 2 * HOUR + MINUTE);
    await pass(10 * SECOND);
    expect(card.state).to.equal('operational');
    expect(asked).to.have.length(2);
  });

  it('by a second, as clocks are kept right, asks nobody', async () => {
    await loaded();
    clock.setSystemTime(NOW + SECOND);
    await pass(MINUTE);
    expect(asked).to.have.length(1);
  });
});

describe('a machine that slept for eight hours, without a word to the page', () => {
  it('shows no old claim, and asks again, within ten seconds', async () => {
    const card = await loaded();
    clock.setSystemTime(NOW + 8 * HOUR); // and timers, and what they wait by, stood still
    await pass(10 * SECOND);
    expect(card.state).to.equal('stale');
    expect(asked).to.have.length(2);
    asked[1]!.answer(documentAt());
    await until(() => card.state === 'operational', 'the answer shows');
  });

  it('shows no old claim, and asks again, at once where its window is focused', async () => {
    const card = await loaded();
    clock.setSystemTime(NOW + 8 * HOUR);
    window.dispatchEvent(new Event('focus'));
    await quiet();
    expect(card.state).to.equal('stale');
    expect(asked).to.have.length(2);
  });

  it('asks nobody where the page wants no polls', async () => {
    await loaded('refresh-seconds="0"');
    clock.setSystemTime(NOW + 8 * HOUR);
    await pass(2 * MINUTE);
    expect(asked).to.have.length(1);
  });
});

describe('a page that is back', () => {
  async function failed(status?: number, headers?: HeadersInit): Promise<ElytraStatus> {
    const card = await mount('/a.json');
    const error = oneEvent(card, 'elytra-status-error');
    if (status) asked[0]!.answer('', {status, headers});
    else asked[0]!.fail();
    await error;
    return card;
  }

  for (const [name, event] of [
    ['online', new Event('online')],
    ['from the cache of pages', new PageTransitionEvent('pageshow', {persisted: true})],
  ] as const) {
    it(`asks at once what it could not be told: ${name}`, async () => {
      const card = await failed();
      window.dispatchEvent(event);
      expect(asked).to.have.length(2);
      asked[1]!.answer(documentAt());
      await until(() => card.state === 'operational', 'the answer shows');
      expect(card.error).to.equal(null);
    });

    it(`asks nobody who asked to be left alone: ${name}`, async () => {
      await failed(503, {'Retry-After': '900'});
      window.dispatchEvent(event);
      expect(asked).to.have.length(1);
    });

    it(`asks nobody where all is well: ${name}`, async () => {
      await loaded();
      window.dispatchEvent(event);
      expect(asked).to.have.length(1);
    });
  }
});

describe('a page that is focused', () => {
  it('does not ask for what has just failed', async () => {
    const card = await mount('/a.json');
    const error = oneEvent(card, 'elytra-status-error');
    asked[0]!.answer('', {status: 503});
    await error;
    window.dispatchEvent(new Event('focus'));
    expect(asked).to.have.length(1);
  });
});

describe('a request that is cut off', () => {
  for (const order of ['before', 'after']) {
    it(`by leaving the page is not an error, and is made again: cut off ${order} the page says so`, async () => {
      const card = await mount('/a.json');
      const errors: Event[] = [];
      card.addEventListener('elytra-status-error', (event) => errors.push(event));
      if (order === 'before') asked[0]!.cutOff();
      await quiet();
      window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
      if (order === 'after') asked[0]!.cutOff();
      await pass(LEAVING);
      window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      await quiet();
      expect(errors).to.have.length(0);
      expect(card.state).to.equal('loading');
      expect((console.error as sinon.SinonStub).callCount).to.equal(0);
      expect(asked).to.have.length(2);
    });
  }

  it('on a page that stays is an error', async () => {
    const card = await mount('/a.json');
    const error = oneEvent(card, 'elytra-status-error');
    asked[0]!.cutOff();
    await quiet();
    await pass(LEAVING);
    expect(await error).to.have.property('reason', 'network');
  });

  it('in a card that is removed meanwhile leaves no timer', async () => {
    const before = clock.countTimers();
    const card = await mount('/a.json');
    asked[0]!.cutOff();
    await quiet();
    card.remove();
    await quiet();
    expect(clock.countTimers()).to.equal(before);
  });
});

describe('a fetch that a page has wrapped', () => {
  it('and that hangs without its signal is given up after 10 s, and asked again', async () => {
    const hanging = (window.fetch as sinon.SinonStub).callsFake(() => new Promise(() => {}));
    const card = await mount('/a.json');
    const error = oneEvent(card, 'elytra-status-error');
    await pass(10 * SECOND);
    await pass(LEAVING);
    expect(await error).to.have.property('reason', 'timeout');
    await pass(10 * MINUTE);
    expect(hanging.callCount).to.be.greaterThan(1);
  });

  it('and that answers without a stream is read', async () => {
    const text = JSON.stringify(documentAt(NOW - MINUTE));
    (window.fetch as sinon.SinonStub).resolves({
      ok: true,
      status: 200,
      headers: new Headers(),
      text: () => Promise.resolve(text),
    });
    const card = await mount('/a.json');
    await until(() => card.state === 'operational', 'the answer shows');
  });

  for (const [what, answer] of [
    [
      'throws',
      () => {
        throw new TypeError('no');
      },
    ],
    ['answers nothing', () => undefined],
    ['answers with what is no response', () => Promise.resolve({})],
    [
      'answers with a body that is no stream',
      () => Promise.resolve({ok: false, status: 503, headers: new Headers(), body: 'no'}),
    ],
  ] as const) {
    it(`and that ${what} is a failure like others`, async () => {
      (window.fetch as sinon.SinonStub).callsFake(answer as never);
      const card = await mount('/a.json');
      const error = oneEvent(card, 'elytra-status-error');
      await quiet();
      await pass(LEAVING);
      expect(await error).to.have.property('reason');
      expect(card.state).to.equal('unknown');
    });
  }
});
