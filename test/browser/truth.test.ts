import {expect, waitUntil} from '@open-wc/testing';
import sinon from 'sinon';
import {body, isGreen, part, SAMPLES, settled, source, textOf} from './card.js';

const NOW = Date.parse('2025-11-10T15:35:00Z');

const HEADLINES = {
  operational: 'Platform Status: Operational',
  degraded_performance: 'Platform Status: Degraded performance',
  partial_outage: 'Platform Status: Partial outage',
  major_outage: 'Platform Status: Major outage',
  under_maintenance: 'Platform Status: Under maintenance',
  unknown: 'Unable to determine status',
};

const BACKUPS = {
  success: /^Backups: Success \(\d+[mhd] ago\)$/,
  overdue: /^Backups: Overdue \(\d+[mhd] ago\)$|^No backup found$/,
  failed: /^Backups: Failed$/,
  unknown: /^Backup status unavailable$/,
};

const LAST_KNOWN = /^Backups, last known: Success \(\d+[mhd] ago\)$/;

let clock: sinon.SinonFakeTimers;
beforeEach(() => {
  clock = sinon.useFakeTimers({now: NOW, toFake: ['Date']});
  sinon.stub(console, 'error');
});
afterEach(() => {
  clock.restore();
  sinon.restore();
});

describe('the card tells the truth of every sample', () => {
  for (const [name, sample] of Object.entries(SAMPLES)) {
    const {state, backups} = sample.expect;
    it(`"${name}": ${state ?? 'rejected'}`, async () => {
      clock.setSystemTime(Date.parse(sample.now));
      const card = await settled(await source(body(sample.text ?? sample.document)));
      expect(card.state).to.equal(state ?? 'unknown');
      if (state === null) {
        expect(textOf(card, 'headline')).to.equal('Unable to fetch platform status');
      } else if (state !== 'stale') {
        expect(textOf(card, 'headline')).to.equal(HEADLINES[state]);
      } else {
        expect(textOf(card, 'headline')).to.match(/^Data is \d+ minutes old\. Last known status: /);
      }
      const shown = state === 'stale' && backups === 'success' ? LAST_KNOWN : BACKUPS[backups!];
      if (backups) expect(textOf(card, 'backups')).to.match(shown);
      else expect(part(card, 'backups')).to.equal(null);
      if (state !== 'operational' && backups !== 'success') expect(isGreen(card)).to.equal(false);
      if (card.state === 'unknown' || card.state === 'stale') {
        expect(isGreen(card)).to.equal(false);
      }
    });
  }

  it('paints an operational card green', async () => {
    expect(isGreen(await settled(await source(body(SAMPLES.operational?.document))))).to.equal(
      true,
    );
  });
});

describe('the card on a bad network', () => {
  const good = encodeURIComponent(JSON.stringify(SAMPLES.operational?.document));
  for (const [what, answer] of [
    ['a 500', 'status=500'],
    ['a 404 with a good body', `status=404&body=${good}`],
    ['a reset connection', 'reset=1'],
    ['a redirect loop', 'redirect-loop=1'],
    ['a page of HTML', 'type=text/html&body=%3Cp%3Ehello'],
    ['an empty body', 'body='],
    ['a body of 40 MB', 'size=40000000'],
  ]) {
    it(`says that it could not fetch: ${what}`, async () => {
      const card = await settled(await source(answer!));
      expect(card.state).to.equal('unknown');
      expect(textOf(card, 'headline')).to.equal('Unable to fetch platform status');
      expect(isGreen(card)).to.equal(false);
    });
  }

  it('says that it could not fetch across origins without permission', async () => {
    const {origin} = await (await fetch('/__test__/other-origin')).json();
    const card = await settled(`${origin}/__test__/status?body=${good}`);
    expect(textOf(card, 'headline')).to.equal('Unable to fetch platform status');
  });

  it('keeps the last good document when a refresh fails', async () => {
    const card = await settled(await source(body(SAMPLES.operational?.document), 'status=500'));
    await card.refresh();
    await card.updateComplete;
    expect(card.state).to.equal('operational');
  });

  it('tells the console once per change of error', async () => {
    const card = await settled(await source('status=500', 'status=500', 'status=503'));
    const errors = console.error as sinon.SinonStub;
    await card.refresh();
    expect(errors.callCount).to.equal(1);
    await card.refresh();
    expect(errors.callCount).to.equal(2);
  });
});

describe('the card in an open tab', () => {
  it('turns stale at the deadline by itself, and operational again with a new document', async () => {
    clock.restore();
    const document = (age: number) => ({
      ...(SAMPLES.minimal?.document as object),
      updated_at: new Date(Date.now() - age).toISOString(),
      stale_after: new Date(Date.now() - age + 1_000).toISOString(),
    });
    const src = await source(body(document(500)), body({...document(0), stale_after: undefined}));
    const card = await settled(src);
    expect(card.state).to.equal('operational');
    await waitUntil(() => card.state === 'stale');
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.match(/^Data is \d seconds? old/);
    expect(isGreen(card)).to.equal(false);
    await card.refresh();
    await card.updateComplete;
    expect(card.state).to.equal('operational');
  });
});
