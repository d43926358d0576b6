import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount, part, textOf} from './card.js';
import {documentAt, fakeClock, fakeNetwork, NOW, quiet, until, type Asked} from './network.js';

let asked: Asked[];
let failed: sinon.SinonSpy;
let tags = 0;
beforeEach(() => {
  fakeClock();
  asked = fakeNetwork();
  failed = sinon.spy();
  sinon.stub(console, 'error');
  window.addEventListener('unhandledrejection', failed);
});
afterEach(async () => {
  await quiet();
  for (const card of cards.splice(0)) card.remove();
  sinon.restore();
  window.removeEventListener('unhandledrejection', failed);
  expect(failed.args.map(([{reason}]) => String(reason))).to.deep.equal([]);
});

const cards: Element[] = [];
const good = () => documentAt(NOW);

/** An element on the page whose tag nobody has defined yet, and what defines it. */
function undefinedCard(content = ''): {card: ElytraStatus; define: () => Promise<unknown>} {
  const tag = `elytra-status-${++tags}`;
  const card = document.createElement(tag) as ElytraStatus;
  card.innerHTML = content;
  document.body.append(card);
  cards.push(card);
  const define = () => {
    customElements.define(tag, class extends ElytraStatus {});
    return card.updateComplete;
  };
  return {card, define};
}

/** Every public name, with what a page may well assign. */
const NAMES: Record<string, unknown> = {
  src: '/a.json',
  variant: 'page',
  refreshSeconds: 60,
  staleMinutes: 10,
  initialData: JSON.stringify(good()),
  headingLevel: 2,
  timeZone: 'Asia/Tokyo',
  href: '/status',
  hideWhenOperational: true,
  messages: {operational: 'Fine'},
  data: good(),
  state: 'operational',
  error: new Error('not ours'),
  refresh: undefined,
};

describe('what was assigned before the definition', () => {
  it('is honoured: src', async () => {
    const {card, define} = undefinedCard();
    card.src = '/a.json';
    await define();
    expect(asked.map(({url}) => url)).to.deep.equal(['/a.json']);
  });

  for (const name of ['data', 'initialData']) {
    it(`is honoured: ${name}, without a request`, async () => {
      const {card, define} = undefinedCard();
      Object.assign(card, {src: '/a.json', [name]: JSON.stringify(good())});
      await define();
      expect(card.state).to.equal('operational');
      expect(asked).to.have.length(0);
    });
  }

  it('is honoured: refreshSeconds, variant, messages, headingLevel', async () => {
    const {card, define} = undefinedCard();
    const messages = {operational: 'Fine'};
    Object.assign(card, {data: good(), messages, headingLevel: 3, variant: 'badge'});
    card.refreshSeconds = 0;
    await define();
    expect(textOf(card, 'headline')).to.equal('Fine');
    expect(card.renderRoot.querySelector('[aria-level="3"]')).not.to.equal(null);
    expect(card.refreshSeconds).to.equal(0);
  });

  it('does nothing where it is read-only: state, error', async () => {
    const {card, define} = undefinedCard();
    Object.assign(card, {state: 'operational', error: new Error('not ours')});
    await define();
    expect(card.state).to.equal('loading');
    expect(card.error).to.equal(null);
  });
});

describe('assigned later', () => {
  for (const name of ['state', 'error']) {
    it(`"${name}" does nothing and does not throw`, async () => {
      const card = await mount('');
      Object.assign(card, {[name]: 'operational'});
      await card.updateComplete;
      expect(card.state).to.equal('loading');
      expect(card.error).to.equal(null);
    });
  }

  for (const [name, value] of Object.entries(NAMES)) {
    for (const wrong of [value, undefined, null, '', 'wrong', Number.NaN, {}]) {
      it(`"${name}" takes ${typeof wrong} ${String(wrong).slice(0, 20)} as React 19 assigns it`, async () => {
        const card = await mount('/a.json');
        Object.assign(card, {[name]: wrong});
        await card.updateComplete;
        await quiet();
        expect(part(card, 'headline')).not.to.equal(null);
      });
    }

    it(`"${name}" as an attribute, as React 18 writes it, leaves a card`, async () => {
      const card = await mount('/a.json');
      card.setAttribute(name, String(value));
      await card.updateComplete;
      expect(textOf(card, 'headline')).not.to.equal('');
    });
  }
});

describe('the constructor', () => {
  it('is safe for createElement', () => {
    const card = document.createElement('elytra-status');
    expect(card.getAttributeNames()).to.deep.equal([]);
    expect(card.childNodes).to.have.length(0);
  });

  it('is safe for innerHTML, and for a template that is cloned', async () => {
    const place = await fixture(html`<div></div>`);
    place.innerHTML = '<elytra-status src="/a.json"></elytra-status>';
    const template = document.createElement('template');
    template.innerHTML = '<elytra-status src="/b.json"></elytra-status>';
    place.append(template.content.cloneNode(true));
    await quiet();
    expect(asked.map(({url}) => url)).to.deep.equal(['/a.json', '/b.json']);
  });

  it('is safe for cloneNode of a card that shows something', async () => {
    const card = await mount('/a.json');
    asked[0]!.answer(good());
    await until(() => card.state === 'operational', 'the answer shows');
    const copy = card.cloneNode(true) as ElytraStatus;
    card.after(copy);
    await copy.updateComplete;
    expect(copy.state).to.equal('operational');
    expect(asked).to.have.length(1);
  });

  it('and all after it write no attribute, which hydration would complain about', async () => {
    const card = await fixture<ElytraStatus>(html`<elytra-status src="/a.json"></elytra-status>`);
    await card.updateComplete;
    expect(card.getAttributeNames()).to.deep.equal(['src']);
  });
});

describe('the definition', () => {
  it('twice is harmless', async () => {
    const first = customElements.get('elytra-status');
    const again = '/embed/define.ts?again';
    await import(again);
    expect(customElements.get('elytra-status')).to.equal(first);
  });

  it('of two versions on one page leaves two cards that work', async () => {
    const other = '/embed/element/elytra-status.ts?other-version';
    const {ElytraStatus: Other} = (await import(other)) as {ElytraStatus: typeof ElytraStatus};
    expect(Other).not.to.equal(ElytraStatus);
    const tag = `elytra-status-${++tags}`;
    customElements.define(tag, Other);
    const [ours, theirs] = [await mount(''), document.createElement(tag) as ElytraStatus];
    ours.after(theirs);
    Object.assign(ours, {data: good()});
    Object.assign(theirs, {data: good()});
    await Promise.all([ours.updateComplete, theirs.updateComplete]);
    expect([ours.state, theirs.state]).to.deep.equal(['operational', 'operational']);
  });
});

describe('what stands between the tags', () => {
  const FALLBACK = '<a href="https://status.example">Our status page</a>';
  const visible = (card: ElytraStatus) => {
    const slot = card.renderRoot.querySelector('slot');
    const nodes = slot?.assignedNodes({flatten: true});
    return nodes?.map(({textContent}) => textContent).join('') ?? textOf(card, 'headline');
  };

  it('shows before the definition and until the first document', async () => {
    const {card, define} = undefinedCard(FALLBACK);
    card.src = '/a.json';
    expect(card.firstElementChild!.getBoundingClientRect().width).to.be.greaterThan(0);
    await define();
    expect(visible(card)).to.equal('Our status page');
    asked[0]!.answer(good());
    await until(() => card.state === 'operational', 'the answer shows');
    await card.updateComplete;
    expect(card.firstElementChild!.getBoundingClientRect().width).to.equal(0);
    expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
  });

  for (const [what, content] of [
    ['nothing', ''],
    ['white space', '\n    '],
    ['a comment', '<!-- status -->'],
  ] as const) {
    it(`is no fallback if it is ${what}: the card says that it loads`, async () => {
      const {card, define} = undefinedCard(content);
      await define();
      expect(visible(card).trim()).to.equal('Loading status');
    });
  }
});
