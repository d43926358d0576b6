import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {Status} from '../../embed/contract/status.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {isGreen, mount, part, SAMPLES, textOf} from './card.js';
import {onSight} from '../../embed/page/history-feed.js';
import {recentHistory} from '../support/history/recent-history.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, iso, LEAVING, MINUTE, NOW} from './network.js';
import {quiet, timeToRequest, until, type Asked} from './network.js';

/** What a page has done to something of the platform's, and how to take it back. */
function replaced(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, {configurable: true, writable: true, value});
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else delete (target as Record<string, unknown>)[name];
  };
}

let clock: sinon.SinonFakeTimers;
let said: sinon.SinonStub;
const restore: (() => void)[] = [];
const accidents: unknown[] = [];
const onAccident = (event: ErrorEvent | PromiseRejectionEvent) => accidents.push(event);

beforeEach(() => {
  clock = fakeClock();
  said = sinon.stub(console, 'error');
  accidents.length = 0;
  window.addEventListener('error', onAccident);
  window.addEventListener('unhandledrejection', onAccident);
});
afterEach(async () => {
  for (const undo of restore.splice(0)) undo();
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  await quiet();
  window.removeEventListener('error', onAccident);
  window.removeEventListener('unhandledrejection', onAccident);
  sinon.restore();
  expect(accidents, 'thrown into the page').to.have.length(0);
});

async function showing(attributes = '', content = ''): Promise<ElytraStatus> {
  const card = await mount('', attributes);
  card.innerHTML = content;
  Object.assign(card, {data: documentAt()});
  await card.updateComplete;
  return card;
}

const explode = () => {
  throw new Error('not today');
};

/** Breaks whatever an update needs, differently at each depth. */
const BREAKS: Record<string, () => void> = {
  'dates cannot be put into words': () =>
    restore.push(
      replaced(Intl, 'RelativeTimeFormat', explode),
      replaced(Intl, 'NumberFormat', explode),
    ),
  'nothing can be looked up around it': () =>
    restore.push(replaced(Element.prototype, 'closest', explode)),
  'nothing can be put into the document': () =>
    restore.push(replaced(document, 'importNode', explode)),
};

describe('an update that fails', () => {
  for (const [what, breakIt] of Object.entries(BREAKS)) {
    for (const variant of VARIANT_NAMES) {
      it(`leaves no claim in a ${variant}: ${what}`, async () => {
        const card = await showing(`variant="${variant}"`);
        expect(isGreen(card)).to.equal(true);
        breakIt();
        card.lang = 'en-NZ'; // no words are kept for it
        Object.assign(card, {
          data: documentAt(NOW + 1, {platform_status: 'major_outage', backups: undefined}),
        });
        card.variant = VARIANT_NAMES.find((name) => name !== variant)!;
        await card.updateComplete;
        await card.updateComplete;
        expect(card.state).to.equal('unknown');
        expect(isGreen(card)).to.equal(false);
        expect(card.renderRoot).not.to.equal(null);
        expect(card.shadowRoot!.textContent).to.equal('Unable to determine status');
        expect(card.getBoundingClientRect().height).to.be.above(10);
        expect(said.callCount).to.be.at.most(1);
      });
    }
  }

  it('shows what is between the tags, if anything is', async () => {
    const card = await showing('', 'Status: status.example.com');
    BREAKS['nothing can be looked up around it']!();
    Object.assign(card, {data: documentAt(NOW + 1)});
    await card.updateComplete;
    const slot = card.shadowRoot!.querySelector('slot')!;
    expect(slot.assignedNodes()).to.have.length(1);
    expect(card.getBoundingClientRect().height).to.be.above(10);
  });

  it('is told by the event, and is tried again', async () => {
    const card = await showing();
    const told: string[] = [];
    card.addEventListener('elytra-status-change', ({from, to}) => told.push(`${from} ${to}`));
    BREAKS['nothing can be looked up around it']!();
    await clock.tickAsync(MINUTE);
    await card.updateComplete;
    expect(told).to.deep.equal(['operational unknown']);
    await clock.tickAsync(5 * MINUTE);
    expect(said.callCount).to.be.at.most(1);
    restore.pop()!();
    await clock.tickAsync(MINUTE);
    await until(() => card.state === 'operational', 'the card shows again');
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
    expect(card.shadowRoot!.textContent).not.to.include('Unable to determine status');
  });

  it('throws nothing into a page in which nobody can be told', async () => {
    const card = await showing();
    BREAKS['nothing can be looked up around it']!();
    restore.push(replaced(EventTarget.prototype, 'dispatchEvent', explode));
    Object.assign(card, {data: documentAt(NOW + 1)});
    await card.updateComplete;
    expect(card.state).to.equal('unknown');
  });

  it('leaves the fallback of a page in which nothing can have a shadow', async () => {
    restore.push(replaced(Element.prototype, 'attachShadow', explode));
    const card = await mount('');
    card.textContent = 'Status: status.example.com';
    expect(card.state).to.equal('unknown');
    expect(card.getBoundingClientRect().height).to.be.above(10);
  });
});

describe('a page in which a function of the platform throws', () => {
  const tell = dispatchEvent.bind(window);
  const answer = () =>
    Promise.resolve(
      new Response(JSON.stringify(documentAt(Date.now(), {history: {first_day: '2025-08-13'}}))),
    );

  for (const [target, names] of [
    [window, ['setTimeout', 'clearTimeout', 'queueMicrotask', 'requestAnimationFrame', 'fetch']],
    [window, ['addEventListener', 'removeEventListener', 'matchMedia']],
    [EventTarget.prototype, ['dispatchEvent']],
    [performance, ['now']],
    [HTMLElement.prototype, ['attachInternals']],
    [AbortController.prototype, ['abort']],
    [MutationObserver.prototype, ['observe', 'disconnect']],
    [IntersectionObserver.prototype, ['observe', 'disconnect']],
    [Node.prototype, ['getRootNode']],
  ] as const) {
    for (const name of names) {
      for (const when of ['from the first', 'from then on']) {
        it(`hears of nothing, and sees no old claim: ${name}, ${when}`, async () => {
          const fetching = sinon.stub(window, 'fetch').callsFake(answer);
          const breakIt = () => restore.push(replaced(target, name, explode));
          if (when === 'from the first') breakIt();
          const card = document.createElement('elytra-status');
          card.src = '/a.json /b.json';
          card.setAttribute('history', '');
          document.body.append(card);
          await quiet();
          if (when === 'from then on') {
            expect(isGreen(card)).to.equal(true);
            breakIt();
          }
          fetching.callsFake(() => Promise.resolve(new Response('', {status: 503})));
          for (const type of ['online', 'pagehide', 'pageshow', 'visibilitychange']) {
            tell(new Event(type));
          }
          await clock.tickAsync(10 * MINUTE);
          document.body.append(card);
          await clock.tickAsync(HOUR);
          await quiet();
          expect(isGreen(card)).to.equal(false);
          card.remove();
          await quiet();
        });
      }
    }
  }
});

for (const [what, target, name] of [
  ['request can be cut off', AbortController.prototype, 'abort'],
  ['timer can be ended', window, 'clearTimeout'],
] as const) {
  describe(`a page in which no ${what}`, () => {
    let asked: Asked[];
    beforeEach(() => {
      asked = fakeNetwork();
      restore.push(replaced(target, name, explode));
    });

    it('shows every answer', async () => {
      const card = await mount('/a.json');
      for (const word of ['operational', 'major_outage'] as const) {
        asked.at(-1)!.answer(documentAt(Date.now(), {platform_status: word}));
        await until(() => card.state === word, 'the answer shows');
        await timeToRequest(clock, asked);
      }
      expect(said.callCount).to.equal(0);
    });

    it('hears of nothing where a card is removed while it asks, and sees it ask again', async () => {
      const card = await mount('/a.json /b.json');
      card.remove();
      await quiet();
      document.body.append(card);
      await quiet();
      expect(asked).to.have.length(4);
      asked[2]!.answer(documentAt());
      await until(() => card.state === 'operational', 'the answer shows');
    });

    it('hears of nothing where a card is scrolled away while it asks for its history', async () => {
      const card = await mount('/a.json', 'history');
      asked[0]!.answer(documentAt(NOW, {history: {first_day: '2025-08-13'}}));
      await until(() => asked.length === 2, 'the history is asked for');
      expect(() => onSight([{target: card, isIntersecting: false}])).not.to.throw();
    });
  });
}

describe('a platform without', () => {
  for (const [what, target, name] of [
    ['checkVisibility', Element.prototype, 'checkVisibility'],
    ['matchMedia', window, 'matchMedia'],
    ['animations', Element.prototype, 'animate'],
    ['element internals', HTMLElement.prototype, 'attachInternals'],
  ] as const) {
    it(`${what} shows cards of one source, and their end`, async () => {
      restore.push(replaced(target, name, undefined));
      const text = JSON.stringify(documentAt()).replaceAll('"', '&quot;');
      const both = await fixture<HTMLElement>(html`<div></div>`);
      both.innerHTML = ['card', 'badge']
        .map(
          (variant) =>
            `<elytra-status src="/a.json" variant="${variant}" initial-data="${text}"></elytra-status>`,
        )
        .join('');
      const cards = [...both.querySelectorAll('elytra-status')];
      expect(cards.map(({state}) => state)).to.deep.equal(['operational', 'operational']);
      await clock.tickAsync(HOUR);
      await quiet();
      expect(cards.map(({state}) => state)).to.deep.equal(['stale', 'stale']);
      expect(cards.some(isGreen)).to.equal(false);
      for (const card of cards) expect(part(card, 'headline')).not.to.equal(null);
      expect(said.args.flat().filter((word) => word instanceof Error)).to.deep.equal([]);
    });
  }
});

describe('a request on a page that has', () => {
  for (const [what, target, name, value] of [
    ['no console', window, 'console', undefined],
    ['a console that throws', console, 'error', explode],
    ['a Promise of its own', Promise, 'race', undefined],
  ] as const) {
    it(`${what} ends like others, without an accident`, async () => {
      sinon.stub(window, 'fetch').resolves(new Response('', {status: 500}));
      restore.push(replaced(target, name, value));
      const card = await mount('/a.json');
      await quiet();
      await clock.tickAsync(LEAVING);
      await quiet();
      restore.pop()!();
      expect(card.state).to.equal('unknown');
    });
  }

  for (const status of [200, 500]) {
    it(`no way to cut it off ends like others: ${status}`, async () => {
      sinon.stub(window, 'fetch').resolves(new Response(JSON.stringify(documentAt()), {status}));
      restore.push(replaced(window, 'AbortController', undefined));
      const card = await mount('/a.json');
      await until(() => card.state !== 'loading', 'the card has its answer');
      expect(card.state).to.equal(status === 200 ? 'operational' : 'unknown');
      expect(() => card.remove()).not.to.throw();
    });
  }
});

describe('an old library', () => {
  /** What each has put in the place of the platform's, before the card's script. */
  const LIBRARIES = {
    'Prototype 1.6': `
      Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
      Array.prototype.entries = function () { return this.slice(); };
      Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };
      Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };
      Array.from = function (some) { return Array.prototype.slice.call(new Array(some.length || 0)); };`,
    'MooTools 1.4': `
      window.Event = function (event) { this.event = event; };
      Array.from = function (some) { return Array.prototype.slice.call(some); };
      Date.parse = function (some) { return new Date(some); };`,
    Datejs: `
      Date.parse = function (some) { var date = new Date(some); return isNaN(date) ? null : date; };`,
    'something more in every object': `
      Object.prototype.foo = 'bar';
      Object.prototype.each = function () {};
      Object.prototype.incidents = [{id: '1', name: 'No', status: 'investigating', impact: 'major'}];`,
  };
  type Inside = typeof globalThis & Record<'told' | 'wrong', string[]>;
  const TAGS = [
    '',
    'variant="badge"',
    'variant="banner"',
    'variant="page"',
    'component="api|web"',
    'style="inline-size: 200px"',
  ].map((attributes) => `<elytra-status time-zone="UTC" ${attributes}></elytra-status>`);

  /** What cards of all kinds say on a page with it, and what the page is told. */
  async function saidBeside(library: string) {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
    frame.srcdoc = `<script>${library}</script><script>
        var told = [], wrong = [];
        addEventListener('error', function (event) { wrong.push(event.message); });
        addEventListener('unhandledrejection', function (event) { wrong.push(String(event.reason)); });
        addEventListener('elytra-status-change', function (event) { told.push(event.to); });
      </script>${TAGS.join('')}
      <script type="module" src="${new URL('../../embed/define.ts', import.meta.url).href}"></script>`;
    await loaded;
    const inside = frame.contentWindow as unknown as Inside;
    const cards = [...inside.document.querySelectorAll('elytra-status')];
    await until(() => 'data' in cards[0]!, 'the element is defined');
    const now = new inside.Date().getTime();
    const trouble = {days: {3: [80_000, 600, 5_800]}};
    const days = recentHistory(now, trouble, {api: trouble, web: {}, mail: {}});
    const components = ['api', 'web', 'mail'].map((id, position) => ({
      id,
      name: id,
      group: null,
      position,
      status: 'operational',
      observed_at: null,
      uptime: {last_24h: 100, last_7d: 99, last_30d: 98},
    }));
    for (const card of cards) {
      card.setAttribute('history', JSON.stringify(days));
      Object.assign(card, {data: JSON.stringify({...documentAt(now - 90_000), components})});
    }
    await until(
      () => cards.filter((card) => card.shadowRoot!.querySelector('.strip')).length === 4,
      'the bars',
    );
    const texts = cards.map((card) => card.shadowRoot!.textContent.replaceAll(/\s+/g, ' '));
    const shapes = cards.map((card) => card.shadowRoot!.querySelectorAll('path').length);
    return {texts, shapes, told: inside.told, wrong: inside.wrong};
  }

  for (const [name, library] of Object.entries(LIBRARIES)) {
    it(`changes nothing that a card says, and is told no error: ${name}`, async () => {
      const [plain, beside] = [await saidBeside(''), await saidBeside(library)];
      expect(beside).to.deep.equal(plain);
      expect(plain.told).to.have.length(TAGS.length);
      expect(plain.wrong).to.deep.equal([]);
    });
  }
});

describe('a translator that puts elements in the place of text', () => {
  /** As browsers' own and Google's do. */
  function translate(root: ParentNode & Node): void {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim()) continue;
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstElementChild!.textContent = 'Operativo';
      text.replaceWith(font);
    }
  }

  for (const variant of VARIANT_NAMES) {
    it(`leaves no old words in a ${variant}`, async () => {
      const reporting = {fresh: 2, total: 9};
      const full = {...(SAMPLES.full!.document as Status), ...documentAt(), reporting};
      const card = await mount('', `variant="${variant}"`);
      Object.assign(card, {data: full});
      await card.updateComplete;
      translate(card.shadowRoot!);
      expect(card.shadowRoot!.textContent).to.include('Operativo');
      const uptime = {last_24h: 12.3, last_7d: 45.6, last_30d: 78.9};
      const lost = {last_backup_status: 'overdue', last_backup_time: iso(NOW - 72 * HOUR)} as const;
      const renamed = <T extends {name: string}>(all: readonly T[] = []) =>
        all.map((one) => ({...one, name: `New ${one.name}`}));
      const data: Status = {
        ...full,
        ...documentAt(NOW + 1, {platform_status: 'major_outage'}),
        uptime,
        reporting: {fresh: 1, total: 9},
        page: {name: 'New'},
        components: renamed(full.components).map((one) => ({
          ...one,
          status: 'major_outage',
          uptime,
        })),
        incidents: renamed(full.incidents).map((one) => ({...one, incident_updates: []})),
        scheduled_maintenances: renamed(full.scheduled_maintenances),
        backups: {...lost, series: renamed(full.backups!.series).map((one) => ({...one, ...lost}))},
      };
      Object.assign(card, {data});
      await card.updateComplete;
      expect(textOf(card, 'headline')).to.match(/Major outage$/);
      for (const changed of card.shadowRoot!.querySelectorAll(
        '[part~=page-name], [part~=open-incident], [part=reporting], dd, [part=backups], .name, :is([part=component], [part=backup]) .word',
      )) {
        expect(changed.textContent, changed.outerHTML).not.to.include('Operativo');
      }
    });

    it(`leaves no old words in a ${variant} that turns stale`, async () => {
      const card = await mount('', `variant="${variant}"`);
      Object.assign(card, {data: documentAt()});
      await card.updateComplete;
      translate(card.shadowRoot!);
      await clock.tickAsync(HOUR);
      await card.updateComplete;
      expect(textOf(card, 'headline')).not.to.include('Operativo');
      if (part(card, 'updated')) expect(textOf(card, 'updated')).to.match(/^Last report/);
    });
  }
});
