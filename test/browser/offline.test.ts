import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {itNeeds} from './abilities.js';
import {isGreen, mount, part, requestsOf, settled, source, textOf} from './card.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, iso, MINUTE, NOW, quiet} from './network.js';
import {setHidden, timeToRequest, until, type Asked} from './network.js';

afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  setHidden(false);
  sinon.restore();
});

describe('a tab that goes offline', () => {
  let clock: sinon.SinonFakeTimers;
  let asked: Asked[];
  beforeEach(() => {
    clock = fakeClock();
    asked = fakeNetwork();
    sinon.stub(console, 'error');
  });

  /** A card with one good document and a network that refuses all further requests. */
  async function offline() {
    const card = await mount('/a.json');
    asked[0]!.answer(documentAt());
    await until(() => card.state === 'operational', 'the answer shows');
    asked.push = (...more: Asked[]) => {
      for (const one of more) one.cutOff();
      return Array.prototype.push.apply(asked, more);
    };
    window.dispatchEvent(new Event('offline'));
    return card;
  }

  function online(): void {
    asked.push = (...more: Asked[]) => {
      for (const one of more) one.answer(documentAt());
      return Array.prototype.push.apply(asked, more);
    };
    window.dispatchEvent(new Event('online'));
  }

  it('keeps the last document, and tells its age', async () => {
    const card = await offline();
    for (const minutes of [10, 20, 29]) {
      await clock.tickAsync(NOW + minutes * MINUTE - Date.now());
      await card.updateComplete;
      expect(card.state).to.equal('operational');
      expect(textOf(card, 'updated')).to.equal(`Updated: ${minutes} minutes ago`);
    }
    expect(asked.length).to.be.greaterThan(1);
    expect(card.error).to.be.instanceOf(Error);
  });

  it('is grey from the second on in which the document is stale', async () => {
    const card = await offline();
    await clock.tickAsync(30 * MINUTE - 1);
    expect(card.state).to.equal('operational');
    await clock.tickAsync(1);
    await card.updateComplete;
    expect(card.state).to.equal('stale');
    expect(isGreen(card)).to.equal(false);
    expect(textOf(card, 'headline')).to.equal(
      'Data is 30 minutes old. Last known status: Operational',
    );
    await clock.tickAsync(15 * MINUTE);
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.match(/^Data is 45 minutes old\./);
  });

  it('recovers by itself, soon after the network does', async () => {
    const card = await offline();
    await clock.tickAsync(2 * HOUR);
    expect(card.state).to.equal('stale');
    online();
    await clock.tickAsync(25 * MINUTE);
    await until(() => card.state === 'operational', 'the card recovers');
    expect(card.error).to.equal(null);
  });

  it('is stale at once on waking from sleep, before any answer', async () => {
    const card = await offline();
    setHidden(true);
    clock.setSystemTime(NOW + 8 * HOUR);
    setHidden(false);
    await quiet();
    expect(card.state).to.equal('stale');
    expect(asked).to.have.length(2);
  });

  it('turns a backup overdue in time', async () => {
    const card = await mount('/a.json');
    const backups = {
      last_backup_status: 'success',
      last_backup_time: iso(NOW - HOUR),
      overdue_after: iso(NOW + 10 * MINUTE),
    } as const;
    asked[0]!.answer(documentAt(NOW, {backups}));
    await until(() => card.state === 'operational', 'the answer shows');
    expect(part(card, 'backups')!.textContent).to.match(/Success/);
    await clock.tickAsync(10 * MINUTE);
    await card.updateComplete;
    expect(part(card, 'backups')!.textContent).to.match(/Overdue/);
  });

  it('does not ask where there is nobody to see it', async () => {
    await offline();
    setHidden(true);
    await clock.tickAsync(HOUR);
    expect(await timeToRequest(clock, asked)).to.equal(Infinity);
  });
});

describe('an answer that was kept', () => {
  const answer = (document: unknown, ...headers: string[]) =>
    [
      `body=${encodeURIComponent(JSON.stringify(document))}`,
      ...headers.map((header) => `header=${encodeURIComponent(header)}`),
    ].join('&');
  const old = () => documentAt(Date.now() - HOUR);

  for (const [what, header] of [
    ['a Date of now', () => `Date: ${new Date().toUTCString()}`],
    ['an Age of 0', () => 'Age: 0'],
    ['a Last-Modified of now', () => `Last-Modified: ${new Date().toUTCString()}`],
  ] as const) {
    it(`is judged by its own times, not by ${what}`, async () => {
      const card = await settled(await source(answer(old(), header())));
      expect(card.state).to.equal('stale');
    });
  }

  itNeeds('an HTTP cache', 'by it serves the first load, and not a refresh', async () => {
    const src = await source(
      answer(documentAt(), 'Cache-Control: max-age=3600'),
      answer(documentAt(Date.now() + 1_000, {platform_status: 'major_outage'})),
    );
    // As the card will ask: an engine may keep apart what was asked for with credentials.
    await (await fetch(src, {credentials: 'omit'})).text();
    const card = await settled(src);
    expect(card.state).to.equal('operational');
    expect(await requestsOf(src)).to.equal(1);
    await card.refresh();
    await card.updateComplete;
    expect(card.state).to.equal('major_outage');
    expect(await requestsOf(src)).to.equal(2);
  });

  it('by a service worker is judged by its own times', async () => {
    const worker = `
      addEventListener('install', () => skipWaiting());
      addEventListener('activate', (event) => event.waitUntil(clients.claim()));
      addEventListener('fetch', (event) => {
        if (!event.request.url.endsWith('/kept.json')) return;
        const headers = {'content-type': 'application/json', date: new Date().toUTCString()};
        event.respondWith(new Response(${JSON.stringify(JSON.stringify(old()))}, {headers}));
      });`;
    const script = new URLSearchParams([
      ['type', 'text/javascript'],
      ['body', worker],
      ['header', 'Service-Worker-Allowed: /'],
    ]);
    const {serviceWorker} = navigator;
    const controlled = new Promise((resolve) => {
      serviceWorker.addEventListener('controllerchange', resolve, {once: true});
    });
    // No wider than this very page: others of the same origin run at the same time.
    const scope = location.pathname + location.search;
    const registration = await serviceWorker.register(`/__test__/status?${script}`, {scope});
    try {
      await controlled;
      const card = await settled('/kept.json');
      expect(card.state).to.equal('stale');
      expect(isGreen(card)).to.equal(false);
    } finally {
      await registration.unregister();
    }
  });
});
