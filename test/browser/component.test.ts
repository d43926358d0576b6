import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {Component, Incident, PlatformStatus, Status} from '../../embed/contract/status.js';
import type {StatusChangeEvent} from '../../embed/element/events.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {isGreen, mount, part, textOf} from './card.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, MINUTE, quiet, timeToRequest} from './network.js';
import type {Asked} from './network.js';

let clock: sinon.SinonFakeTimers;
let asked: Asked[];
let log: sinon.SinonStub;
beforeEach(() => {
  clock = fakeClock();
  asked = fakeNetwork();
  log = sinon.stub(console, 'error');
});
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
});

const component = (id: string, name: string, status: PlatformStatus, last_24h = 90): Component => ({
  id,
  name,
  group: name === 'Shop' ? 'Sales' : null,
  position: 0,
  status,
  uptime: {last_24h, last_7d: 98.5, last_30d: null},
});
const SHOP = component('1', 'Shop', 'operational');
const MAIL = component('2', 'Mail', 'major_outage', 50);
const documentWith = (components: Component[], fields: Partial<Status> = {}) =>
  documentAt(Date.now(), {platform_status: 'partial_outage', components, ...fields});
const both = () => documentWith([SHOP, MAIL]);

async function give(card: ElytraStatus, data: unknown): Promise<void> {
  Object.assign(card, {data});
  await quiet();
}

async function showing(data: unknown, attributes: string): Promise<ElytraStatus> {
  const card = await mount('', attributes);
  await give(card, data);
  return card;
}

const figures = (card: ElytraStatus) =>
  [...card.renderRoot.querySelectorAll('dd')].map(({textContent}) => textContent);
const said = () => log.getCalls().map(({args}) => args.join(' '));

describe('a card that speaks of one component', () => {
  for (const variant of VARIANT_NAMES) {
    for (const [choice, id] of [
      ['component="Shop"', 'its name'],
      ['component="1"', 'its id'],
      ['group="Sales"', 'its group'],
    ] as const) {
      it(`says its word alone in a ${variant}, chosen by ${id}`, async () => {
        const card = await showing(both(), `variant="${variant}" ${choice}`);
        const name = choice.startsWith('group') ? 'Sales' : 'Shop';
        expect(textOf(card, 'headline')).to.equal(`${name}: Operational`);
        expect(card.state).to.equal('operational');
        expect(card.matches(':state(operational)')).to.equal(true);
        expect(card.renderRoot.textContent).not.to.include('Mail');
        expect(part(card, 'backups')).to.equal(null);
        expect(part(card, 'reporting')).to.equal(null);
      });
    }

    it(`claims nothing in a ${variant} of what is not in the document`, async () => {
      const card = await showing(both(), `variant="${variant}" component="Chat"`);
      expect(textOf(card, 'headline')).to.match(/^Chat: (Unable to determine status|Unknown)$/);
      expect(card.state).to.equal('unknown');
      expect(isGreen(card)).to.equal(false);
    });
  }

  it('has its figures', async () => {
    const card = await showing(both(), 'component="Shop"');
    expect(figures(card)).to.deep.equal(['90.0%', '98.5%', 'Not measured']);
    card.component = 'Shop|Mail';
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal('Shop, Mail: Partial outage');
    expect(figures(card)).to.deep.equal(['70.0%', '98.5%', 'Not measured']);
  });

  it('keeps the document whole', async () => {
    const data = both();
    const card = await showing(data, 'component="Shop"');
    expect(card.data!.components).to.have.length(2);
    card.component = null;
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal('Platform Status: Partial outage');
    expect(part(card, 'backups')).not.to.equal(null);
  });

  it('lists it alone in a page', async () => {
    const card = await showing(both(), 'variant="page" component="Shop"');
    const names = [...card.renderRoot.querySelectorAll('[part="component"] .name')];
    expect(names.map(({textContent}) => textContent)).to.deep.equal(['Shop']);
  });

  it('is stale with its document, by name', async () => {
    const card = await showing(both(), 'component="Shop"');
    await clock.tickAsync(45 * MINUTE);
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal(
      'Shop: Data is 45 minutes old. Last known status: Operational',
    );
    expect(card.state).to.equal('stale');
    expect(isGreen(card)).to.equal(false);
    card.variant = 'badge';
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal('Shop: Status data is out of date');
  });

  it('claims nothing of a document from the future', async () => {
    const data = documentAt(Date.now() + HOUR, {components: [SHOP]});
    const card = await showing(data, 'component="Shop"');
    expect(textOf(card, 'headline')).to.equal('Shop: Unable to determine status');
    expect(isGreen(card)).to.equal(false);
  });

  it('has no name without a document', async () => {
    const card = await mount('/a.json', 'component="Shop"');
    expect(textOf(card, 'headline')).to.equal('Loading status');
    asked[0]!.answer('no document');
    await quiet();
    expect(textOf(card, 'headline')).to.equal('Unable to fetch platform status');
  });

  it('follows as the component vanishes and comes back, by events and in words', async () => {
    const card = await mount('/a.json', 'component="Shop"');
    const told: [string, string][] = [];
    card.addEventListener('elytra-status-change', ({from, to}: StatusChangeEvent) =>
      told.push([from, to]),
    );
    asked[0]!.answer(both());
    await quiet();
    for (const components of [[MAIL], [MAIL], [SHOP, MAIL]]) {
      await timeToRequest(clock, asked);
      asked.at(-1)!.answer(documentWith(components));
      await quiet();
    }
    expect(told).to.deep.equal([
      ['loading', 'operational'],
      ['operational', 'unknown'],
      ['unknown', 'operational'],
    ]);
    expect(card.renderRoot.querySelector('[role=status]')!.textContent).to.equal(
      'Shop: Operational',
    );
    expect(said()).to.deep.equal([
      'elytra-status: no group and no single component is "Shop"; there are: {"id":"2","name":"Mail","group":null}',
    ]);
  });

  it('asks once for all cards of a source, and complains once', async () => {
    const cards = [];
    for (const choice of ['component="Shop"', 'component="Mail"', 'component="X"', 'component="X"'])
      cards.push(await mount('/b.json', choice));
    asked[0]!.answer(both());
    await quiet();
    expect(asked).to.have.length(1);
    expect(cards.map(({state}) => state)).to.deep.equal([
      'operational',
      'major_outage',
      'unknown',
      'unknown',
    ]);
    expect(said()).to.have.length(1);
    await timeToRequest(clock, asked);
    asked[1]!.answer(documentWith([MAIL, {...SHOP, status: 'major_outage'}]));
    await quiet();
    expect(said()).to.have.length(1);
    // Each speaks of what it shows.
    const live = cards.map((card) => card.renderRoot.querySelector('[role=status]')!.textContent);
    expect(live).to.deep.equal(['Shop: Major outage', '', '', '']);
  });

  const mailIsLate: Incident = {
    id: 'i',
    name: 'Mail is late',
    status: 'investigating',
    impact: 'major',
    incident_updates: [],
  };

  it('hides a banner by its own word, and not while an incident is open', async () => {
    const attributes = 'variant="banner" hide-when-operational';
    const height = (card: ElytraStatus) => card.getBoundingClientRect().height;
    const card = await showing(both(), `${attributes} component="Shop"`);
    expect(height(card)).to.equal(0);
    card.component = 'Mail';
    await card.updateComplete;
    expect(height(card)).to.be.above(20);
    card.component = 'Shop';
    await give(card, documentWith([SHOP, MAIL], {incidents: [mailIsLate]}));
    expect(height(card)).to.be.above(20);
    expect(textOf(card, 'headline')).to.equal('Shop: Operational');
    expect(textOf(card, 'open-incident')).to.match(/^Mail is late/);
    card.component = 'Chat';
    await give(card, documentWith([SHOP]));
    expect(height(card)).to.be.above(20);
  });

  for (const [what, name, lang, text] of [
    ['a name that ends in a bracket, from right to left', 'API (v2)', 'ar', '\u2068API (v2)\u2069'],
    ['a name from right to left', 'متجر 2', 'en', '\u2068متجر 2\u2069'],
    ['a name that turns what follows', 'API\u202e', 'en', '\u2068API\u202e\u2069'],
    ['any other name', 'API (v2)', 'en', 'API (v2)'],
  ] as const) {
    it(`keeps the order of ${what}`, async () => {
      await import('../../embed/lang/ar.js');
      const card = await showing(
        documentWith([component('1', name, 'operational')]),
        `component="1" lang="${lang}"`,
      );
      const headline = textOf(card, 'headline');
      expect(headline.slice(0, headline.indexOf(': '))).to.equal(text);
    });
  }

  it('keeps markup text, and long names out of the way', async () => {
    const evil = `<img src=x onerror="throw 1">{status}$&`;
    const card = await showing(
      documentWith([component('1', evil, 'operational')]),
      'component="1"',
    );
    expect(textOf(card, 'headline')).to.equal(`${evil}: Operational`);
    await give(card, documentWith([component('1', 'x'.repeat(5_000), 'operational')]));
    expect(textOf(card, 'headline')).to.equal(`${'x'.repeat(80)}…: Operational`);
    card.style.width = '160px';
    await card.updateComplete;
    expect(part(card, 'card')!.scrollWidth).to.be.at.most(160);
  });
});
