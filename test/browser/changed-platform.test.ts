import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {isGreen, mount, part, SAMPLES, textOf} from './card.js';
import {documentAt, fakeClock, HOUR, LEAVING, MINUTE, NOW, quiet, until} from './network.js';

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
    restore.pop()!();
    await clock.tickAsync(MINUTE);
    await until(() => card.state === 'operational', 'the card shows again');
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
    expect(card.shadowRoot!.textContent).not.to.include('Unable to determine status');
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
  const answer = () =>
    Promise.resolve(
      new Response(JSON.stringify(documentAt(Date.now(), {history: {first_day: '2025-08-13'}}))),
    );

  for (const [target, names] of [
    [window, ['setTimeout', 'clearTimeout', 'queueMicrotask', 'requestAnimationFrame', 'fetch']],
    [window, ['addEventListener', 'removeEventListener', 'matchMedia']],
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
            dispatchEvent(new Event(type));
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

  it('no way to cut a request off leaves the card as it is', async () => {
    restore.push(replaced(window, 'AbortController', undefined));
    const card = await mount('/a.json');
    await quiet();
    expect(card.state).to.equal('loading');
    expect(said.callCount).to.equal(1);
  });
});

describe('an old library', () => {
  it('with a reduce of its own stops no card', async () => {
    // As Prototype 1.6 has it: an array of one is its element.
    restore.push(
      replaced(Array.prototype, 'reduce', function (this: unknown[]) {
        return this.length > 1 ? this : this[0];
      }),
    );
    sinon
      .stub(window, 'fetch')
      .callsFake(() => Promise.resolve(new Response(JSON.stringify(documentAt()))));
    const card = await mount('/a.json /b.json');
    await until(() => card.state === 'operational', 'the answer shows');
  });

  it('with something more in every object makes no document invalid', async () => {
    const polluted = Object.prototype as unknown as Record<string, unknown>;
    polluted.foo = 'bar';
    restore.push(() => delete polluted.foo);
    for (const {document, expect: verdict} of Object.values(SAMPLES)) {
      if (verdict.guard !== 'accept') continue;
      const card = await mount('');
      Object.assign(card, {data: document});
      await card.updateComplete;
      expect(card.data).not.to.equal(null);
    }
  });

  it('with an Event of its own gets the events of the platform', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
    // As MooTools 1.4 has it: a class for what it makes of the platform's events.
    frame.srcdoc = `<script>window.Event = function (event) { this.event = event; };</script>
      <script>
        var told = [], wrong = [];
        addEventListener('error', function (event) { wrong.push(event.message); });
        addEventListener('unhandledrejection', function (event) { wrong.push(String(event.reason)); });
        addEventListener('elytra-status-change', function (event) { told.push(event.to); });
      </script>
      <elytra-status></elytra-status>
      <script type="module" src="${new URL('../../embed/define.ts', import.meta.url).href}"></script>`;
    await loaded;
    const inside = frame.contentWindow as Window & {told?: string[]; wrong?: string[]};
    const card = inside.document.querySelector('elytra-status')!;
    await until(() => 'data' in card, 'the element is defined');
    Object.assign(card, {data: documentAt(NOW)});
    await until(() => !!inside.told!.length, 'an event');
    expect(inside.told).to.have.length(1);
    expect(inside.wrong).to.deep.equal([]);
  });
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
      const full = SAMPLES.full!.document as object;
      const card = await mount('', `variant="${variant}"`);
      Object.assign(card, {data: {...full, ...documentAt()}});
      await card.updateComplete;
      translate(card.shadowRoot!);
      expect(card.shadowRoot!.textContent).to.include('Operativo');
      Object.assign(card, {
        data: {...full, ...documentAt(NOW + 1, {platform_status: 'major_outage'})},
      });
      await card.updateComplete;
      expect(textOf(card, 'headline')).to.match(/Major outage$/);
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
