import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import type {StatusChangeEvent, StatusErrorEvent} from '../../embed/element/events.js';
import type {StatusLoadEvent, StatusStaleEvent} from '../../embed/element/events.js';
import {mount} from './card.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, MINUTE, NOW, quiet} from './network.js';
import {timeToRequest, until, type Asked} from './network.js';

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

/** What the page hears of a kind of event, on the document. */
function heard<E extends Event>(kind: string): E[] {
  const events: E[] = [];
  const listen = (event: Event) => events.push(event as E);
  document.addEventListener(`elytra-status-${kind}`, listen);
  return events;
}

async function answerLast(body: unknown, init?: ResponseInit): Promise<void> {
  asked.at(-1)!.answer(body, init);
  await quiet();
}

/** The next request, and an answer that is made when it is asked for. */
async function poll(body: () => unknown, init?: ResponseInit): Promise<void> {
  await timeToRequest(clock, asked);
  await answerLast(body(), init);
}

const INIT = {bubbles: true, composed: true};

describe('elytra-status-load', () => {
  it('tells the document, the time it took and its age in whole minutes', async () => {
    const events = heard<StatusLoadEvent>('load');
    const card = await mount('/a.json');
    await answerLast(documentAt(NOW - 150_000));
    expect(events).to.have.length(1);
    expect(events[0]).to.include({...INIT, target: card, ageMinutes: 2});
    expect(events[0]!.data).to.equal(card.data);
    expect(events[0]!.duration).to.be.within(0, 3_000);
  });

  it('fires on each card after each answer, also without a change', async () => {
    await mount('/a.json');
    await mount('/a.json');
    const events = heard('load');
    await answerLast(documentAt());
    await poll(() => documentAt());
    expect(events).to.have.length(4);
  });

  it('does not fire for a document that the page had already', async () => {
    const events = heard('load');
    const card = await mount('');
    Object.assign(card, {data: documentAt()});
    await quiet();
    expect(events).to.have.length(0);
  });

  it('does not fire again where a card joins another, or comes back to it', async () => {
    await mount('/a.json /b.json');
    const card = await mount('/a.json /b.json');
    for (const request of asked) request.answer(documentAt());
    await quiet();
    const events = heard('load');
    card.refreshSeconds = 60;
    await card.updateComplete;
    const parent = card.parentNode!;
    card.remove();
    await quiet();
    parent.append(card);
    await quiet();
    expect(events).to.have.length(0);
    await poll(() => documentAt());
    expect(events).to.have.length(2);
  });

  it('finds the card as it is painted', async () => {
    const card = await mount('/a.json');
    let said: string | null | undefined;
    card.addEventListener('elytra-status-load', () => {
      said = card.renderRoot.querySelector('[part~="headline"]')?.textContent;
    });
    await answerLast(documentAt());
    expect(said).to.contain('Operational');
  });
});

describe('elytra-status-change', () => {
  it('tells from what to what, once a change', async () => {
    const events = heard<StatusChangeEvent>('change');
    await mount('/a.json');
    await answerLast(documentAt());
    await poll(() => documentAt());
    await poll(() => documentAt(Date.now(), {platform_status: 'major_outage'}));
    await poll(() => documentAt());
    expect(events.map(({from, to}) => [from, to])).to.deep.equal([
      ['loading', 'operational'],
      ['operational', 'major_outage'],
      ['major_outage', 'operational'],
    ]);
    expect(events[0]).to.include(INIT);
  });

  for (const how of ['from another card', 'from the page']) {
    it(`tells of a first status that is there at once: ${how}`, async () => {
      await mount('/a.json');
      await answerLast(documentAt());
      const events = heard<StatusChangeEvent>('change');
      const given = `initial-data='${JSON.stringify(documentAt())}'`;
      await (how === 'from the page' ? mount('', given) : mount('/a.json'));
      await quiet();
      expect(events.map(({from, to}) => [from, to])).to.deep.equal([['loading', 'operational']]);
    });
  }

  it('fires where nothing could be fetched', async () => {
    const events = heard<StatusChangeEvent>('change');
    await mount('/a.json');
    await answerLast('', {status: 500});
    expect(events.map(({from, to}) => [from, to])).to.deep.equal([['loading', 'unknown']]);
  });
});

describe('elytra-status-stale', () => {
  it('fires once per transition, with the age', async () => {
    const events = heard<StatusStaleEvent>('stale');
    await mount('/a.json', 'refresh-seconds="3600"');
    await answerLast(documentAt());
    expect(events).to.have.length(0);
    await clock.tickAsync(45 * MINUTE);
    await quiet();
    expect(events).to.have.length(1);
    expect(events[0]).to.include({...INIT, ageMinutes: 30});
    await poll(() => documentAt(NOW + MINUTE));
    expect(events).to.have.length(1);
    await poll(() => documentAt());
    await clock.tickAsync(31 * MINUTE);
    await quiet();
    expect(events).to.have.length(2);
  });

  it('fires for a document that comes stale', async () => {
    const events = heard<StatusStaleEvent>('stale');
    await mount('/a.json');
    await answerLast(documentAt(NOW - HOUR));
    expect(events.map(({ageMinutes}) => ageMinutes)).to.deep.equal([60]);
  });
});

describe('elytra-status-error', () => {
  const hopeless = (asked: Asked) => asked.fail();
  for (const [reason, happens] of [
    ['http', (one: Asked) => one.answer('{}', {status: 404})],
    ['invalid', (one: Asked) => one.answer('{}')],
    ['invalid', (one: Asked) => one.answer('<!doctype html>')],
    ['network', hopeless],
    ['too-large', (one: Asked) => one.answer('x'.repeat(1_100_000))],
  ] as const) {
    it(`tells the reason "${reason}" and the time it took`, async () => {
      const events = heard<StatusErrorEvent>('error');
      const card = await mount('/a.json');
      happens(asked[0]!);
      await until(() => events.length > 0, 'the event fires');
      expect(events).to.have.length(1);
      expect(events[0]).to.include({...INIT, target: card, reason});
      expect(events[0]!.duration).to.be.within(0, 3_000);
      expect(card.error).to.be.instanceOf(Error);
    });
  }

  it('fires for each failed refresh, and the good document stays', async () => {
    const events = heard('error');
    const card = await mount('/a.json');
    await answerLast(documentAt());
    await poll(() => '', {status: 500});
    await poll(() => '', {status: 500});
    expect(events).to.have.length(2);
    expect(card.state).to.equal('operational');
    await poll(() => documentAt());
    expect(card.error).to.equal(null);
  });
});

describe('custom states', () => {
  const statesOf = (card: ElytraStatus) =>
    ['operational', 'major_outage', 'unknown', 'stale', 'loading'].filter((state) =>
      card.matches(`:state(${state})`),
    );

  it('follow what the card claims; stale is unknown too', async () => {
    const card = await mount('/a.json', 'refresh-seconds="0"');
    expect(statesOf(card)).to.deep.equal(['loading']);
    await answerLast(documentAt());
    expect(statesOf(card)).to.deep.equal(['operational']);
    await clock.tickAsync(31 * MINUTE);
    await quiet();
    expect(statesOf(card)).to.deep.equal(['unknown', 'stale']);
  });
});
