import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {Impact, Incident, Status} from '../../embed/contract/status.js';
import type {StatusChangeEvent} from '../../embed/element/events.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount, part, textOf} from './card.js';
import {documentAt, fakeClock, HOUR, iso, MINUTE, NOW} from './network.js';

let clock: sinon.SinonFakeTimers;
beforeEach(() => {
  clock = fakeClock();
});
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
});

const incident = (name: string, impact: Impact, fields: Partial<Incident> = {}): Incident => ({
  id: name,
  name,
  status: 'investigating',
  impact,
  created_at: iso(NOW - HOUR),
  incident_updates: [],
  ...fields,
});
const withIncidents = (...incidents: Incident[]) => documentAt(NOW - MINUTE, {incidents});

async function showing(data: Status, attributes = ''): Promise<ElytraStatus> {
  const card = await mount('', attributes);
  Object.assign(card, {data});
  await card.updateComplete;
  await card.updateComplete;
  return card;
}

describe('an open incident', () => {
  for (const variant of VARIANT_NAMES) {
    it(`is named in a ${variant}, though every monitor is up`, async () => {
      const card = await showing(
        withIncidents(incident('Mail is late', 'major')),
        `variant="${variant}"`,
      );
      expect(card.renderRoot.textContent).to.include('Mail is late');
      expect(card.state).to.equal('operational');
    });

    for (const [what, other] of [
      ['an announcement', incident('Mail is late', 'none')],
      ['one that is resolved', incident('Mail is late', 'major', {status: 'resolved'})],
    ] as const) {
      it(`is not what a ${variant} has in ${what}`, async () => {
        const card = await showing(withIncidents(other), `variant="${variant}"`);
        expect(part(card, 'open-incident')).to.equal(null);
        expect(part(card, 'headline')!.title).to.equal('');
      });
    }
  }

  it('is the title of a badge, and in its words for who cannot see', async () => {
    const card = await showing(withIncidents(incident('Mail is late', 'major')), 'variant="badge"');
    expect(part(card, 'headline')!.title).to.equal('Mail is late');
    expect(textOf(card, 'card')).to.equal('Operational');
    expect(part(card, 'card')!.textContent).to.match(/Operational\s+Mail is late/);
  });

  it('is the worst of several, then the newest, and says how many there are besides', async () => {
    const card = await showing(
      withIncidents(
        incident('Small', 'minor', {created_at: iso(NOW)}),
        incident('Old', 'critical', {created_at: iso(NOW - 3 * HOUR)}),
        incident('New', 'critical', {created_at: iso(NOW - 2 * HOUR)}),
        incident('Past', 'critical', {status: 'resolved'}),
      ),
    );
    expect(textOf(card, 'open-incident')).to.equal('New · and 2 more');
  });

  it('of a stale document is dated', async () => {
    const card = await showing(withIncidents(incident('Mail is late', 'major')), 'time-zone="UTC"');
    await clock.tickAsync(HOUR);
    await card.updateComplete;
    expect(card.state).to.equal('stale');
    expect(textOf(card, 'open-incident')).to.equal('Mail is late · as of 10 Nov 2025, 15:34 UTC');
  });

  for (const impact of ['minor', 'major', 'critical'] as const) {
    it(`of impact ${impact} brings a banner that hides while all is well`, async () => {
      const attributes = 'variant="banner" hide-when-operational';
      const card = await showing(withIncidents(incident('Mail is late', impact)), attributes);
      expect(card.getBoundingClientRect().height).to.be.above(20);
      expect(textOf(card, 'open-incident')).to.match(/^Mail is late/);
      Object.assign(card, {data: withIncidents()});
      await card.updateComplete;
      expect(card.getBoundingClientRect().height).to.equal(0);
    });
  }

  it('is told by an event as it opens and as it ends, and not in between', async () => {
    const card = await showing(withIncidents());
    const told: [string, string, string | undefined][] = [];
    card.addEventListener(
      'elytra-status-change',
      ({from, to, incident: named}: StatusChangeEvent) => told.push([from, to, named?.name]),
    );
    for (const data of [
      withIncidents(incident('Mail is late', 'minor')),
      withIncidents(incident('Mail is late', 'minor', {status: 'identified'})),
      withIncidents(incident('Mail is late', 'minor', {status: 'resolved'})),
    ]) {
      Object.assign(card, {data});
      await card.updateComplete;
      await card.updateComplete;
    }
    expect(told).to.deep.equal([
      ['operational', 'operational', 'Mail is late'],
      ['operational', 'operational', undefined],
    ]);
  });

  it('is told to a screen reader', async () => {
    const card = await showing(withIncidents());
    Object.assign(card, {data: withIncidents(incident('Mail is late', 'minor'))});
    await card.updateComplete;
    expect(card.renderRoot.querySelector('[role=status]')!.textContent).to.equal(
      'Platform Status: Operational · Mail is late',
    );
  });
});
