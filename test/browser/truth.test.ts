import {expect} from '@open-wc/testing';
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
      // Of a document that is dated ahead nothing is claimed either.
      const isOld = state === 'stale' || name.startsWith('dated-ahead');
      const shown = isOld && backups === 'success' ? LAST_KNOWN : BACKUPS[backups!];
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

/** What the scenarios of `test/fixtures/truth` cannot say, because only a real network does that. */
describe('the card on a bad network', () => {
  const good = encodeURIComponent(JSON.stringify(SAMPLES.operational?.document));
  for (const [what, answer] of [
    ['a 500', 'status=500'],
    ['a reset connection', 'reset=1'],
    ['a redirect loop', 'redirect-loop=1'],
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

  it('tells the console once per change of error', async () => {
    const card = await settled(await source('status=500', 'status=500', 'status=503'));
    const errors = console.error as sinon.SinonStub;
    await card.refresh();
    expect(errors.callCount).to.equal(1);
    await card.refresh();
    expect(errors.callCount).to.equal(2);
  });
});
