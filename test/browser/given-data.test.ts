import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {mount} from './card.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, MINUTE, NOW, quiet, SECOND} from './network.js';
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

const attribute = (document: unknown) =>
  `initial-data="${JSON.stringify(document).replaceAll('"', '&quot;')}"`;
const outage = (time = NOW) => documentAt(time, {platform_status: 'major_outage'});

describe('initial-data', () => {
  it('shows at first paint, and nothing is asked before it is due', async () => {
    const card = await mount('/a.json', attribute(documentAt()));
    expect(card.state).to.equal('operational');
    expect(await timeToRequest(clock, asked)).to.be.within(240 * SECOND, 360 * SECOND);
  });

  it('shows without any src, and turns stale by itself', async () => {
    const card = await mount('', attribute(documentAt()));
    expect(card.state).to.equal('operational');
    await clock.tickAsync(31 * MINUTE);
    expect(card.state).to.equal('stale');
  });

  it('shows to a second card too once it is stale', async () => {
    await mount('/a.json', `refresh-seconds="0" ${attribute(documentAt())}`);
    await clock.tickAsync(31 * MINUTE);
    const second = await mount('/a.json');
    await until(() => second.state === 'stale', 'the second card is stale');
  });

  for (const [what, document] of [
    ['a stale document', documentAt(NOW - HOUR)],
    ['one dated ahead', documentAt(NOW + HOUR)],
    ['none', {}],
    ['no JSON', '<p>'],
  ] as const) {
    it(`asks at once beside ${what}`, async () => {
      const card = await mount('/a.json', attribute(document));
      expect(asked).to.have.length(1);
      expect(card.state).not.to.equal('operational');
      asked[0]!.answer(documentAt());
      await until(() => card.state === 'operational', 'the answer shows');
    });
  }

  it('gives way to a newer one of the page', async () => {
    const card = await mount('/a.json', attribute(documentAt(NOW - MINUTE)));
    card.setAttribute('initial-data', JSON.stringify(outage()));
    await card.updateComplete;
    expect(card.state).to.equal('major_outage');
  });

  it('never takes the place of a newer answer', async () => {
    const card = await mount('/a.json', attribute(documentAt(NOW - HOUR)));
    asked[0]!.answer(outage());
    await until(() => card.state === 'major_outage', 'the answer shows');
    card.setAttribute('initial-data', JSON.stringify(documentAt(NOW - MINUTE)));
    await card.updateComplete;
    expect(card.state).to.equal('major_outage');
  });
});

describe('data', () => {
  for (const [as, given] of [
    ['an object', (document: unknown) => document],
    ['JSON text', (document: unknown) => JSON.stringify(document)],
  ] as const) {
    it(`takes ${as}`, async () => {
      const card = await mount('');
      Object.assign(card, {data: given(documentAt())});
      await card.updateComplete;
      expect(card.state).to.equal('operational');
      expect(card.data?.platform_status).to.equal('operational');
    });
  }

  for (const bad of [null, undefined, {}, [], 'text', '', 5, true, () => {}, Symbol('data')]) {
    it(`leaves what was there for ${JSON.stringify(bad) ?? typeof bad}`, async () => {
      const card = await mount('', attribute(documentAt()));
      Object.assign(card, {data: bad});
      await card.updateComplete;
      expect(card.state).to.equal('operational');
    });
  }

  it('never turns the card back to an older document', async () => {
    const card = await mount('/a.json');
    asked[0]!.answer(outage());
    await until(() => card.state === 'major_outage', 'the answer shows');
    Object.assign(card, {data: documentAt(NOW - 5 * MINUTE)});
    await card.updateComplete;
    expect(card.state).to.equal('major_outage');
  });

  it('does not put off the next request by being set again, as frameworks do', async () => {
    const card = await mount('/a.json', 'refresh-seconds="300"');
    const document = documentAt();
    for (let minute = 0; minute < 10; minute++) {
      Object.assign(card, {data: structuredClone(document)});
      await card.updateComplete;
      await clock.tickAsync(MINUTE);
    }
    // One at mount, which had no document yet, and one after five minutes.
    expect(asked.length).to.be.at.least(2);
  });

  it('is honoured when src is set with it', async () => {
    const card = await mount('/a.json', attribute(documentAt()));
    Object.assign(card, {src: '/b.json', data: outage()});
    await card.updateComplete;
    await quiet();
    expect(card.state).to.equal('major_outage');
    expect(asked).to.have.length(0);
  });

  it('cannot be changed from outside once it is shown', async () => {
    const card = await mount('');
    const document = documentAt(NOW, {platform_status: 'partial_outage'});
    Object.assign(card, {data: document});
    await card.updateComplete;
    document.platform_status = 'operational';
    card.requestUpdate();
    await card.updateComplete;
    expect(card.state).to.equal('partial_outage');
  });
});

describe('refresh()', () => {
  it('asks the server now and ends with the answer', async () => {
    const card = await mount('/a.json');
    asked[0]!.answer(documentAt());
    await until(() => card.state === 'operational', 'the first answer shows');
    const refreshed = card.refresh();
    expect(asked).to.have.length(2);
    expect(asked[1]!.request.cache).to.equal('no-cache');
    asked[1]!.answer(outage(NOW + SECOND));
    await refreshed;
    await card.updateComplete;
    expect(card.state).to.equal('major_outage');
  });

  it('asks every address of the card', async () => {
    const card = await mount('/a.json /b.json', attribute(documentAt()));
    void card.refresh();
    expect(asked.map(({url}) => url)).to.deep.equal(['/a.json', '/b.json']);
  });

  it('never fails, and the good document stays', async () => {
    const card = await mount('/a.json', attribute(documentAt()));
    const refreshed = card.refresh();
    asked[0]!.fail();
    expect(await refreshed).to.equal(undefined);
    await card.updateComplete;
    expect(card.state).to.equal('operational');
    expect(card.error).to.be.instanceOf(Error);
  });

  it('does nothing without src, or outside the page', async () => {
    const card = await mount('');
    await card.refresh();
    await document.createElement('elytra-status').refresh();
    expect(asked).to.have.length(0);
  });

  it('begins the interval anew', async () => {
    const card = await mount('/a.json', attribute(documentAt()));
    await clock.tickAsync(200 * SECOND);
    const refreshed = card.refresh();
    asked[0]!.answer(documentAt());
    await refreshed;
    expect(await timeToRequest(clock, asked)).to.be.within(240 * SECOND, 360 * SECOND);
  });
});
