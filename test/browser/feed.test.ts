import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {itNeeds} from './abilities.js';
import {mount} from './card.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, MINUTE, NOW, quiet, SECOND} from './network.js';
import {setHidden, timeToRequest, until, type Asked} from './network.js';

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

/** A card that has its first document. */
async function loaded(attributes = '', body: unknown = documentAt()): Promise<ElytraStatus> {
  const card = await mount('/a.json', attributes);
  asked[0]!.answer(body);
  await until(() => card.state !== 'loading', 'the card leaves "loading"');
  return card;
}

async function answerLast(card: ElytraStatus, body: unknown, init?: ResponseInit): Promise<void> {
  const answered = Promise.race([
    oneEvent(card, 'elytra-status-load'),
    oneEvent(card, 'elytra-status-error'),
  ]);
  asked.at(-1)!.answer(body, init);
  await answered;
}

async function mountMany(count: number): Promise<ElytraStatus[]> {
  await quiet();
  const one = html`<elytra-status src="/a.json"></elytra-status>`;
  const all = await fixture(html`<div>${Array.from({length: count}, () => one)}</div>`);
  return [...all.querySelectorAll('elytra-status')];
}

describe('the first request', () => {
  it('is one for 200 cards of one address', async () => {
    const cards = await mountMany(200);
    expect(asked).to.have.length(1);
    asked[0]!.answer(documentAt());
    await until(() => cards.every(({state}) => state === 'operational'), 'all cards know');
    expect(await timeToRequest(clock, asked)).to.be.lessThan(HOUR);
    expect(asked).to.have.length(2);
  });

  it('leaves as many timers for 200 cards as for one', async () => {
    const timersOf = async (count: number) => {
      const cards = await mountMany(count);
      asked.at(-1)!.answer(documentAt());
      await until(() => cards.every(({state}) => state === 'operational'), 'all cards know');
      const timers = clock.countTimers();
      for (const card of cards) card.remove();
      await quiet();
      return timers;
    };
    expect(await timersOf(200)).to.equal(await timersOf(1));
  });

  it('goes through the HTTP cache, and each poll asks the server', async () => {
    const card = await loaded();
    await timeToRequest(clock, asked);
    await answerLast(card, documentAt());
    await timeToRequest(clock, asked);
    expect(asked.map(({request}) => request.cache)).to.deep.equal([
      'default',
      'no-cache',
      'no-cache',
    ]);
  });
});

describe('polling', () => {
  for (const [attributes, seconds] of [
    ['', 300],
    ['refresh-seconds="60"', 60],
    ['refresh-seconds="3600"', 3600],
  ] as const) {
    it(`waits for about ${seconds} s with ${attributes || 'no attribute'}`, async () => {
      await loaded(attributes);
      expect(await timeToRequest(clock, asked)).to.be.within(seconds * 800, seconds * 1200);
    });
  }

  it('does not ask at the same moment as every other tab', async () => {
    const random = sinon.stub(Math, 'random');
    const times = new Set<number>();
    for (const value of [0, 0.5, 0.99]) {
      random.returns(value);
      asked.length = 0;
      const card = await loaded();
      times.add(await timeToRequest(clock, asked));
      card.remove();
      await quiet();
    }
    expect(times.size).to.equal(3);
  });

  it('never takes place with refresh-seconds="0"', async () => {
    await loaded('refresh-seconds="0"');
    expect(await timeToRequest(clock, asked)).to.equal(Infinity);
  });

  it('never takes place with refresh-seconds="0", not even after a failure', async () => {
    const card = await mount('/a.json', 'refresh-seconds="0"');
    await answerLast(card, '', {status: 500});
    expect(await timeToRequest(clock, asked)).to.equal(Infinity);
  });

  for (const wrong of ['abc', '-5', 'NaN', '5 minutes', '', ' ']) {
    it(`takes refresh-seconds="${wrong}" for the default`, async () => {
      await loaded(`refresh-seconds="${wrong}"`);
      expect(await timeToRequest(clock, asked)).to.be.within(240 * SECOND, 360 * SECOND);
    });
  }

  it('takes place again where refresh-seconds is taken away', async () => {
    const card = await loaded('refresh-seconds="0"');
    card.removeAttribute('refresh-seconds');
    await card.updateComplete;
    expect(await timeToRequest(clock, asked)).to.be.lessThan(360 * SECOND);
  });

  for (const first of ['0', '3600']) {
    it(`takes place as often as the second card wants, beside one of ${first} s`, async () => {
      await loaded(`refresh-seconds="${first}"`);
      await mount('/a.json', 'refresh-seconds="60"');
      expect(await timeToRequest(clock, asked)).to.be.within(48 * SECOND, 72 * SECOND);
    });
  }

  it('begins as soon as the second card wants where both were given a document', async () => {
    const given = `initial-data='${JSON.stringify(documentAt())}'`;
    await mount('/a.json', `refresh-seconds="0" ${given}`);
    await mount('/a.json', `refresh-seconds="60" ${given}`);
    expect(await timeToRequest(clock, asked)).to.be.within(48 * SECOND, 72 * SECOND);
  });

  it('waits as long as Retry-After says for a second card too', async () => {
    const card = await mount('/a.json');
    await answerLast(card, '', {status: 429, headers: {'Retry-After': '900'}});
    await mount('/a.json', 'refresh-seconds="60"');
    expect(await timeToRequest(clock, asked)).to.be.within(900 * SECOND, 1000 * SECOND);
  });

  for (const [what, attributes, headers] of [
    ['an interval of 30 days', 'refresh-seconds="2592000"', undefined],
    ['a Retry-After of 30 days', '', {'Retry-After': '2592000'}],
  ] as const) {
    it(`does not spin with ${what}, which no timer can hold`, async () => {
      const card = await mount('/a.json', attributes);
      await answerLast(card, documentAt(), headers && {status: 503, headers});
      const timers = sinon.spy(window, 'setTimeout');
      await clock.tickAsync(SECOND / 4);
      expect(timers.callCount).to.be.lessThan(20);
      expect(asked).to.have.length(1);
    });
  }

  it('never replaces a document by an older one', async () => {
    const card = await loaded('', documentAt(NOW, {platform_status: 'major_outage'}));
    await timeToRequest(clock, asked);
    await answerLast(card, documentAt(NOW - MINUTE));
    expect(card.state).to.equal('major_outage');
    expect(card.data?.updated_at).to.equal(new Date(NOW).toISOString());
  });
});

describe('a page that nobody sees', () => {
  it('asks for nothing, and at once when it is seen again and a request is due', async () => {
    await loaded();
    setHidden(true);
    await clock.tickAsync(2 * HOUR);
    expect(asked).to.have.length(1);
    setHidden(false);
    expect(asked).to.have.length(2);
  });

  itNeeds('a window on top of all others', 'goes on asking while it has one', async () => {
    let top: Window | null = window;
    const {documentPictureInPicture: pictures} = globalThis as unknown as Record<string, object>;
    Object.defineProperty(pictures!, 'window', {configurable: true, get: () => top});
    await loaded();
    setHidden(true);
    await timeToRequest(clock, asked);
    expect(asked).to.have.length(2);
    top = null;
    asked[1]!.answer(documentAt());
    await quiet();
    await clock.tickAsync(2 * HOUR);
    expect(asked).to.have.length(2);
    Reflect.deleteProperty(pictures!, 'window');
  });

  it('asks for nothing on being seen again before a request is due', async () => {
    await loaded();
    setHidden(true);
    await clock.tickAsync(MINUTE);
    setHidden(false);
    expect(asked).to.have.length(1);
    expect(await timeToRequest(clock, asked)).to.be.within(180 * SECOND, 300 * SECOND);
  });

  it('asks when it is first seen, if it was opened behind others', async () => {
    setHidden(true);
    await mount('/a.json');
    await clock.tickAsync(HOUR);
    expect(asked).to.have.length(0);
    setHidden(false);
    expect(asked).to.have.length(1);
  });
});

describe('a source in trouble', () => {
  it('is asked less and less often, and as before once it has recovered', async () => {
    const card = await loaded();
    await timeToRequest(clock, asked);
    const gaps: number[] = [];
    for (let failure = 0; failure < 6; failure++) {
      await answerLast(card, '', {status: 500});
      gaps.push(await timeToRequest(clock, asked));
    }
    expect(gaps[5])
      .to.be.greaterThan(300 * SECOND)
      .and.lessThan(HOUR);
    expect(gaps[2]).to.be.greaterThan(gaps[0]!);
    expect(gaps[0]).to.be.at.least(10 * SECOND);
    await answerLast(card, documentAt());
    expect(await timeToRequest(clock, asked)).to.be.within(240 * SECOND, 360 * SECOND);
  });

  for (const [what, status, value, least] of [
    ['seconds', 503, '3600', HOUR],
    ['seconds, of a 429', 429, '1800', 30 * MINUTE],
    ['a date', 503, new Date(NOW + 50 * MINUTE).toUTCString(), 50 * MINUTE - SECOND],
    ['a number, an hour at most', 503, '86400', HOUR],
    ['a number without end', 503, 'Infinity', HOUR],
    ['a date, an hour at most', 503, 'Fri, 31 Dec 9999 23:59:59 GMT', HOUR],
  ] as const) {
    it(`is left alone for as long as Retry-After says in ${what}: ${value}`, async () => {
      const card = await mount('/a.json');
      await answerLast(card, '', {status, headers: {'Retry-After': value}});
      expect(await timeToRequest(clock, asked)).to.be.within(least, least * 1.5);
    });
  }

  for (const value of ['soon', '-10', '0', '']) {
    it(`is not asked in a loop for "Retry-After: ${value}"`, async () => {
      const card = await mount('/a.json');
      await answerLast(card, '', {status: 503, headers: {'Retry-After': value}});
      expect(await timeToRequest(clock, asked)).to.be.within(10 * SECOND, 6 * MINUTE);
    });
  }

  it('is given up after 10 s', async () => {
    const card = await mount('/a.json');
    const failed = oneEvent(card, 'elytra-status-error');
    await clock.tickAsync(9_900);
    expect(asked[0]!.request.signal.aborted).to.equal(false);
    await clock.tickAsync(200);
    expect(asked[0]!.request.signal.aborted).to.equal(true);
    expect(await failed).to.have.property('reason', 'timeout');
  });

  for (const [size, is] of [
    [900_000, 'read'],
    [1_100_000, 'given up'],
  ] as const) {
    it(`is ${is} with a document of ${size} bytes`, async () => {
      const card = await mount('/a.json');
      await answerLast(card, {...documentAt(), filler: 'x'.repeat(size - 2_000)});
      expect(card.state).to.equal(is === 'read' ? 'operational' : 'unknown');
    });
  }
});
