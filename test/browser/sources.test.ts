import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount} from './card.js';
import {
  documentAt,
  fakeClock,
  fakeNetwork,
  HOUR,
  LEAVING,
  MINUTE,
  NOW,
  quiet,
  until,
} from './network.js';
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

const fresh = () => documentAt(NOW - MINUTE);
const stale = (age = HOUR) => documentAt(NOW - age);

async function arrives(card: ElytraStatus, url: string, body?: unknown): Promise<void> {
  const request = asked.findLast((one) => one.url === url)!;
  if (body) request.answer(body);
  else request.fail();
  await quiet();
  await card.updateComplete;
}

describe('a card of several addresses', () => {
  for (const separator of [' ', '\n  ', '\t']) {
    it(`asks all of them at once, apart by ${JSON.stringify(separator)}`, async () => {
      await mount(['/a.json', '/b.json', '/c.json'].join(separator));
      expect(asked.map(({url}) => url)).to.deep.equal(['/a.json', '/b.json', '/c.json']);
    });
  }

  it('asks an address that is named twice once', async () => {
    await mount('/a.json /a.json ./../a.json');
    expect(asked).to.have.length(1);
  });

  it('asks the first ten of 2,000', async () => {
    await mount(Array.from({length: 2_000}, (_, index) => `/${index}.json`).join(' '));
    expect(asked.map(({url}) => url)).to.deep.equal(
      Array.from({length: 10}, (_, index) => `/${index}.json`),
    );
  });

  it('shows no user, password, query or fragment of its address in the console', async () => {
    const card = await mount('https://user:secret@example.com/a.json?token=secret#secret');
    await quiet();
    await clock.tickAsync(LEAVING);
    await until(() => card.state === 'unknown', 'the request fails');
    const [said] = (console.error as sinon.SinonStub).firstCall.args as [string];
    expect(said).to.equal('elytra-status: https://example.com/a.json: network');
  });

  it('shows the first fresh answer at once, whichever it is', async () => {
    const card = await mount('/hangs.json /b.json');
    await arrives(card, '/b.json', fresh());
    expect(card.state).to.equal('operational');
  });

  for (const [what, body] of [
    ['a stale one', stale()],
    ['a refusal', undefined],
    ['no document', {}],
    ['one dated ahead', documentAt(NOW + HOUR)],
  ] as const) {
    it(`shows the fresh answer after ${what}`, async () => {
      const card = await mount('/a.json /b.json');
      await arrives(card, '/a.json', body);
      expect(card.state).to.equal('loading');
      await arrives(card, '/b.json', fresh());
      expect(card.state).to.equal('operational');
    });
  }

  it('leaves a fresh answer alone where another is dated ahead', async () => {
    const card = await mount('/a.json /b.json');
    await arrives(card, '/a.json', fresh());
    await arrives(card, '/b.json', documentAt(NOW + HOUR));
    expect(card.state).to.equal('operational');
  });

  it('lets a stale answer wait for 3 s, no longer', async () => {
    const card = await mount('/a.json /hangs.json');
    await arrives(card, '/a.json', stale());
    await clock.tickAsync(2_900);
    expect(card.state).to.equal('loading');
    await clock.tickAsync(200);
    await until(() => card.state === 'stale', 'the stale document shows');
  });

  it('shows a stale answer as soon as all others have failed', async () => {
    const card = await mount('/a.json /b.json');
    await arrives(card, '/a.json', stale());
    await arrives(card, '/b.json');
    expect(card.state).to.equal('stale');
  });

  it('shows the newest of two stale answers', async () => {
    const card = await mount('/a.json /b.json');
    await arrives(card, '/a.json', stale(HOUR));
    await arrives(card, '/b.json', stale(2 * HOUR));
    expect(card.data?.updated_at).to.equal(new Date(NOW - HOUR).toISOString());
  });

  it('becomes fresh when the slow address answers after the 3 s', async () => {
    const card = await mount('/a.json /slow.json');
    await arrives(card, '/a.json', stale());
    await clock.tickAsync(5_000);
    await until(() => card.state === 'stale', 'the stale document shows');
    await arrives(card, '/slow.json', fresh());
    expect(card.state).to.equal('operational');
  });

  it('says that it could not fetch only once all have failed', async () => {
    const card = await mount('/a.json /b.json');
    await arrives(card, '/a.json');
    await clock.tickAsync(5_000);
    expect(card.state).to.equal('loading');
    expect(card.error).to.equal(null);
    await arrives(card, '/b.json');
    expect(card.state).to.equal('unknown');
    expect(card.error).to.be.instanceOf(Error);
  });

  it('shares each address with the cards that ask it alone', async () => {
    const both = await mount('/a.json /b.json');
    const one = await mount('/b.json');
    expect(asked).to.have.length(2);
    await arrives(one, '/b.json', fresh());
    expect([both.state, one.state]).to.deep.equal(['operational', 'operational']);
  });

  it('reads the good address beside one that is no address', async () => {
    const card = await mount('http://[ /a.json');
    await arrives(card, '/a.json', fresh());
    expect(card.state).to.equal('operational');
  });

  it('says that it could not fetch what is no address', async () => {
    const card = await mount('http://[');
    await quiet();
    expect(card.state).to.equal('unknown');
    expect(asked).to.have.length(0);
  });
});
