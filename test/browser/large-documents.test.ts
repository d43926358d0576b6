import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {Component, Incident, Status} from '../../embed/contract/status.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount} from './card.js';
import {documentAt, fakeClock} from './network.js';

const MOST = 200;

beforeEach(() => void fakeClock());
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
});

const many = <T>(count: number, one: (index: number) => T) =>
  Array.from({length: count}, (_, index) => one(index));
const component = (index: number): Component => ({
  id: `${index}`,
  name: `c${index}`,
  group: null,
  position: index,
  status: 'operational',
  uptime: {last_24h: null, last_7d: null, last_30d: null},
});
const incident = (index: number): Incident => ({
  id: `${index}`,
  name: '',
  status: 'investigating',
  impact: 'minor',
  incident_updates: [],
});

async function showing(variant: string, fields: Partial<Status>): Promise<ElytraStatus> {
  const card = await mount('', `variant="${variant}"`);
  Object.assign(card, {data: documentAt(Date.now(), fields)});
  await card.updateComplete;
  return card;
}

const items = (card: ElytraStatus, kind: string) => [
  ...card.renderRoot.querySelectorAll<HTMLElement>(`[part=${kind}]`),
];
const words = (element: HTMLElement) => element.textContent.trim().replaceAll(/\s+/g, ' ');

describe('a document as large as one may be', () => {
  it('has a page of the first 200 components, and how many more there are', async () => {
    const card = await showing('page', {components: many(49_750, component)});
    const shown = items(card, 'component');
    expect(shown).to.have.length(MOST + 1);
    expect(words(shown[0]!)).to.match(/^c0Operational/);
    expect(words(shown.at(-1)!)).to.equal('… and 49,550 more');
  });

  it('has a page on which trouble is not what is left out', async () => {
    const components = many(1_000, component);
    components[987]!.status = 'major_outage';
    const [first, second] = items(await showing('page', {components}), 'component');
    expect(words(first!)).to.match(/^c987Major outage/);
    expect(words(second!)).to.match(/^c0Operational/);
  });

  it('leaves the order of components that all fit', async () => {
    const components = many(MOST, component);
    components[1]!.status = 'major_outage';
    const shown = items(await showing('page', {components}), 'component');
    expect(shown).to.have.length(MOST);
    expect(words(shown[0]!)).to.match(/^c0Operational/);
  });

  it('has a page of the first 200 incidents', async () => {
    const card = await showing('page', {incidents: many(16_500, incident)});
    const shown = items(card, 'incident');
    expect(shown).to.have.length(MOST + 1);
    expect(words(shown.at(-1)!)).to.equal('… and 16,300 more');
  });

  for (const variant of VARIANT_NAMES) {
    it(`makes few elements of a ${variant}, and little text`, async () => {
      const long = 'long '.repeat(200_000);
      const card = await showing(variant, {
        components: many(9_000, (index) => ({...component(index), group: `g${index}`})),
        incidents: [
          {...incident(0), name: long, incident_updates: [{status: 'monitoring', body: long}]},
          {
            ...incident(1),
            incident_updates: many(9_000, () => ({
              status: 'monitoring',
              body: '',
            })),
          },
          ...many(9_000, incident),
        ],
        backups: {
          last_backup_status: 'failed',
          last_backup_time: null,
          series: many(9_000, (index) => ({
            name: `${index}`,
            last_backup_status: 'failed',
            last_backup_time: null,
          })),
        },
      });
      expect(card.renderRoot.querySelectorAll('*').length).to.be.below(8_000);
      expect(card.renderRoot.textContent.length).to.be.below(120_000);
    });
  }

  for (const variant of ['card', 'badge']) {
    it(`is not read through for lists that no ${variant} shows`, async () => {
      const components = many(1_000, component);
      const card = await showing(variant, {components});
      let reads = 0;
      for (const one of card.data!.components!) {
        Object.defineProperty(one, 'name', {get: () => reads++});
      }
      card.requestUpdate();
      await card.updateComplete;
      expect(reads).to.equal(0);
    });
  }
});
