import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {FONTS} from '../support/browser/fonts.js';
import {mount, part, SAMPLES, textOf} from './card.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, MINUTE, NOW, quiet} from './network.js';
import {timeToRequest, until, type Asked} from './network.js';
import {useFont} from './use-font.js';

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

/** A card that was given a document. */
async function showing(data: unknown, attributes = ''): Promise<ElytraStatus> {
  const card = await mount('', attributes);
  Object.assign(card, {data});
  await card.updateComplete;
  return card;
}

const sample = (name: string) => SAMPLES[name]!.document as Record<string, unknown>;
const texts = (card: ElytraStatus, selector: string) =>
  [...card.renderRoot.querySelectorAll(selector)].map((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const spoken of copy.querySelectorAll('.spoken')) spoken.remove();
    for (const child of copy.querySelectorAll('*')) child.append(' ');
    return copy.textContent.trim().replace(/\s+/g, ' ');
  });
const height = (card: ElytraStatus) => card.getBoundingClientRect().height;

describe('whose status it is', () => {
  const attributes = 'heading-level="2" component="Website"';
  for (const [variant, headline, isSeen] of [
    ['card', 'Elytra Cloud Website: Operational', true],
    ['badge', 'Elytra Cloud Website: Operational', false],
    ['banner', 'Elytra Cloud Website: Operational', false],
    ['page', 'Elytra Cloud Website: Operational', true],
  ] as const) {
    it(`is in the heading of a ${variant}, ${isSeen ? 'seen and ' : ''}heard`, async () => {
      const card = await showing(sample('full'), `variant="${variant}" ${attributes}`);
      const heading = part(card, 'headline')!;
      expect([...heading.children].map((child) => child.textContent).join(' ')).to.equal(headline);
      const names = [...card.renderRoot.querySelectorAll('[part="page-name"]')];
      const seen = names.filter((name) => name.getBoundingClientRect().width > 20);
      expect(seen).to.have.length(isSeen ? 1 : 0);
      expect(names.filter((name) => !name.closest('[aria-hidden]'))).to.have.length(1);
    });
  }

  it('moves nothing, however long the name and narrow the card', async () => {
    const card = await showing(documentAt(NOW), 'style="width: 160px"');
    const before = part(card, 'uptime')!.getBoundingClientRect();
    for (const name of ['Elytra Cloud', 'x'.repeat(5_000), 'ا'.repeat(100)]) {
      Object.assign(card, {data: documentAt(NOW + 1, {page: {name}})});
      await card.updateComplete;
      const after = part(card, 'uptime')!.getBoundingClientRect();
      expect([after.top, after.height]).to.deep.equal([before.top, before.height]);
      expect(part(card, 'card')!.scrollWidth).to.be.at.most(160);
    }
  });

  it('is announced with what has changed', async () => {
    const page = {name: 'Elytra Cloud'};
    const card = await showing(documentAt(NOW, {page}));
    const data = documentAt(NOW + 1, {page, platform_status: 'major_outage'});
    Object.assign(card, {data});
    await card.updateComplete;
    const {textContent} = card.renderRoot.querySelector('[role=status]')!;
    expect(textContent).to.equal('Elytra Cloud · Platform Status: Major outage');
  });
});

describe('the card', () => {
  it('names the window and what it is of for each figure, for who hears it', async () => {
    const card = await showing(sample('full'));
    const heard = [...card.renderRoot.querySelectorAll('dt .spoken')];
    expect(heard.map(({textContent}) => textContent)).to.deep.equal([
      'Uptime, Last 24 hours',
      'Uptime, Last 7 days',
      'Uptime, Last 30 days',
    ]);
    card.variant = 'page';
    await card.updateComplete;
    expect(part(card, 'component')!.querySelector('.spoken')!.textContent).to.equal(
      'Uptime, Last 30 days: 99.95%',
    );
  });

  const COPIES = 'copies what is seen, and nothing that is only heard';
  it(COPIES, async () => {
    const card = await showing(sample('full'));
    card.renderRoot
      .querySelector('dl')!
      .querySelectorAll('.spoken')
      .forEach((spoken) => {
        const {userSelect, webkitUserSelect} = getComputedStyle(spoken);
        expect(userSelect ?? webkitUserSelect).to.equal('none');
      });
    // What is on the page is what a selection reads.
    getSelection()!.selectAllChildren(part(card, 'uptime')!);
    expect(getSelection()!.toString()).not.to.match(/Last 24 hours/);
    getSelection()!.removeAllRanges();
  });

  it('tells headline, figures, backups, reporting and age', async () => {
    const card = await showing(sample('partly-reporting'));
    expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
    expect(texts(card, '[part~="figure"]')).to.have.length(3);
    expect(texts(card, '[part~="figure"]')[0]).to.match(/^Last 24h:? ?\d+\.\d\d?%$/);
    expect(textOf(card, 'backups')).to.match(/^Backups: Success \(\d+h ago\)$/);
    expect(textOf(card, 'reporting')).to.equal('4 of 5 reporting');
    expect(textOf(card, 'updated')).to.equal('Updated: 5 minutes ago');
  });

  for (const variant of ['poster', 'CARD', '', 'constructor', '__proto__']) {
    it(`stands for the unknown variant "${variant}"`, async () => {
      const card = await showing(sample('full'), `variant="${variant}"`);
      expect(textOf(card, 'headline')).to.equal('Platform Status: Partial outage');
      expect(part(card, 'uptime')).not.to.equal(null);
      expect(part(card, 'components')).to.equal(null);
    });
  }

  for (const [value, text] of [
    [100, '100.0%'],
    [99.996, '99.99%'],
    [99.999999, '99.99%'],
    [99.98, '99.98%'],
    [99.9, '99.9%'],
    [57.1, '57.1%'],
    [0.29, '0.29%'],
    [0, '0.0%'],
  ] as const) {
    it(`says ${text} for ${value}`, async () => {
      const uptime = {last_24h: value, last_7d: value, last_30d: value};
      const card = await showing(documentAt(NOW, {uptime}));
      expect(texts(card, '[part~="figure"] dd')).to.deep.equal([text, text, text]);
    });
  }

  for (const [coverage, text] of [
    [0, 'Not measured'],
    [49.9, 'Not measured'],
    [50, '99.5% of 50% observed'],
    [98.99, '99.5% of 98% observed'],
    [99, '99.5%'],
  ] as const) {
    it(`says "${text}" where ${coverage} % of the time was observed`, async () => {
      const windows = {last_24h: 99.5, last_7d: 100, last_30d: 100};
      const uptime = {...windows, coverage: {...windows, last_24h: coverage}};
      const card = await showing(documentAt(NOW, {uptime}));
      const [figure] = texts(card, '[part~="figure"]');
      expect(figure!.endsWith(text)).to.equal(true);
    });
  }

  it('shows no backup row where none are configured', async () => {
    expect(part(await showing(sample('no-backups')), 'backups')).to.equal(null);
  });
});

describe('the badge', () => {
  for (const font of FONTS) {
    it(`is one short sentence on one line, with the ${font} font`, async () => {
      await useFont(font);
      const card = await showing(sample('full'), 'variant="badge"');
      expect(textOf(card, 'headline')).to.equal('Partial outage');
      expect(part(card, 'uptime')).to.equal(null);
      expect(height(card)).to.equal(26.5);
    });
  }
});

describe('the banner', () => {
  it('shows by itself in any state', async () => {
    expect(height(await showing(sample('operational'), 'variant="banner"'))).to.be.above(20);
  });

  it('names the incident that is open, and the newest of what was said of it', async () => {
    const card = await showing(sample('full'), 'variant="banner" href="/status"');
    expect(textOf(card, 'open-incident')).to.match(
      /^Elevated errors in Frankfurt: Some sites answer/,
    );
    const link = part(card, 'open-incident')!.querySelector('a')!;
    expect(link.getAttribute('href')).to.equal('/status');
    expect(link.textContent).to.equal('Elevated errors in Frankfurt');
    expect(part(card, 'section')).to.equal(null);
  });

  it('names the maintenance that runs, and when it ends', async () => {
    const card = await showing(sample('maintenance'), 'variant="banner" time-zone="UTC"');
    expect(textOf(card, 'open-incident')).to.match(
      /^Database upgrade: Until 10 Nov 2025, 17:00 UTC$/,
    );
  });

  for (const [name, isShown] of [
    ['operational', false],
    ['partly-reporting', false],
    ['degraded', true],
    ['partial-outage', true],
    ['major-outage', true],
    ['maintenance', true],
    ['unknown', true],
    ['future', true],
    ['stale', true],
  ] as const) {
    const is = isShown ? 'shows' : 'stays away';
    it(`with hide-when-operational ${is} for "${name}"`, async () => {
      const card = await showing(sample(name), 'variant="banner" hide-when-operational');
      if (isShown) expect(height(card)).to.be.greaterThan(20);
      else expect(height(card)).to.equal(0);
    });
  }

  it('with hide-when-operational stays away until there is a valid document', async () => {
    const card = await mount('/a.json', 'variant="banner" hide-when-operational');
    expect(height(card)).to.equal(0);
    asked[0]!.fail();
    await until(() => card.state === 'unknown', 'the request fails');
    await card.updateComplete;
    expect(height(card)).to.equal(0);
    await timeToRequest(clock, asked);
    asked.at(-1)!.answer(documentAt(Date.now(), {platform_status: 'unknown'}));
    await quiet();
    expect(height(card)).to.be.greaterThan(20);
  });

  it('with hide-when-operational comes when its document turns stale, and goes again', async () => {
    const card = await showing(documentAt(), 'variant="banner" hide-when-operational');
    await clock.tickAsync(31 * MINUTE);
    await card.updateComplete;
    expect(height(card)).to.be.greaterThan(20);
    Object.assign(card, {data: documentAt()});
    await card.updateComplete;
    expect(height(card)).to.equal(0);
  });

  it('alone heeds hide-when-operational', async () => {
    expect(height(await showing(documentAt(), 'hide-when-operational'))).to.be.greaterThan(100);
  });
});

describe('the page', () => {
  it('lists components by group, in the order of their positions', async () => {
    const data = sample('full');
    const components = [...(data.components as object[])].reverse();
    const card = await showing({...data, components}, 'variant="page" time-zone="UTC"');
    expect(
      texts(card, '[part~="component"]').map((text) => text.split(' Last 30d:')[0]),
    ).to.deep.equal([
      'Website Operational',
      'WordPress admin Degraded performance',
      'Database Major outage',
      'Redis Under maintenance',
      'DNS Operational',
    ]);
    const groups = new Set(
      [...card.renderRoot.querySelectorAll('[part~="component"]')].map((element) =>
        element.closest('details')!.querySelector('summary')!.textContent.trim(),
      ),
    );
    expect([...groups]).to.deep.equal(['Sites', 'Core', 'Components']);
  });

  it('says "Not measured" for a component without data, never 0', async () => {
    const card = await showing(sample('full'), 'variant="page"');
    expect(texts(card, '[part~="component"]').at(-1)).to.match(/Not measured$/);
  });

  it('claims nothing of any component once stale', async () => {
    clock.setSystemTime(NOW + HOUR);
    const card = await showing(sample('full'), 'variant="page"');
    for (const text of texts(card, '[part~="component"]')) expect(text).to.contain('Unknown');
  });

  it('lists incidents, maintenance with its end, and every backup series', async () => {
    const card = await showing(sample('full'), 'variant="page" time-zone="Europe/Berlin"');
    const [open, closed] = texts(card, '[part~="incident"]');
    expect(open).to.match(
      /^Elevated errors in Frankfurt Investigating .*Investigating · .*(16|4):10/,
    );
    expect(open).to.contain('Some sites answer');
    expect(closed).to.match(/^Certificates renewed late Resolved/);
    expect(textOf(card, 'maintenance')).to.match(/^Redis upgrade ?.*Until .*(6:00|18:00)/);
    const [database, files] = texts(card, '[part~="backup"]');
    expect(database).to.match(/^database Success · 2 hours ago$/);
    expect(files).to.match(/^files Success · 1 hour ago$/);
  });

  for (const [feed, href] of [
    ['feed.xml', '/status/feed.xml'],
    ['../feed.xml', undefined],
    ['//elsewhere.example/feed.xml', undefined],
    ['javascript:alert(1)', undefined],
    [undefined, undefined],
  ] as const) {
    it(`links ${feed ? `the feed "${feed}" to ${href ?? 'nowhere'}` : 'no feed where there is none'}`, async () => {
      const card = await mount('/status/status.json?a=/b', 'variant="page"');
      Object.assign(card, {data: documentAt(NOW, {feed})});
      await card.updateComplete;
      const link = part(card, 'feed')?.getAttribute('href');
      expect(link?.replace(location.origin, '')).to.equal(href);
    });
  }

  it('pauses updates and resumes them, and goes on judging the age', async () => {
    const card = await mount('/a.json', 'variant="page"');
    asked[0]!.answer(documentAt());
    await until(() => card.state === 'operational', 'the answer shows');
    await card.updateComplete;
    expect(textOf(card, 'pause')).to.equal('Pause updates');
    part(card, 'pause')!.click();
    await card.updateComplete;
    expect(textOf(card, 'pause')).to.equal('Resume updates');
    expect(await timeToRequest(clock, asked, HOUR)).to.equal(Infinity);
    expect(card.state).to.equal('stale');
    part(card, 'pause')!.click();
    await card.updateComplete;
    expect(textOf(card, 'pause')).to.equal('Pause updates');
    expect(asked).to.have.length(2);
    asked[1]!.answer(documentAt());
    await until(() => card.state === 'operational', 'the card recovers');
    expect(await timeToRequest(clock, asked)).to.be.lessThan(6 * MINUTE);
  });

  it('stays paused when it is moved or its source is changed', async () => {
    const card = await mount('/a.json', 'variant="page"');
    asked[0]!.answer(documentAt());
    await until(() => card.state === 'operational', 'the answer shows');
    await card.updateComplete;
    part(card, 'pause')!.click();
    document.body.append(card);
    await quiet();
    expect(await timeToRequest(clock, asked, HOUR)).to.equal(Infinity);
  });
});

describe('the exact time', () => {
  it('is reached by keyboard, and left again', async () => {
    const card = await showing(sample('operational'), 'time-zone="UTC"');
    const button = part(card, 'updated')!;
    button.focus();
    await sendKeys({press: 'Enter'});
    await card.updateComplete;
    expect(textOf(card, 'updated')).to.match(/10.*2025.*(3|15):30.*UTC/);
    expect(part(card, 'updated')).to.equal(button);
    await sendKeys({press: 'Space'});
    await card.updateComplete;
    expect(textOf(card, 'updated')).to.equal('Updated: 5 minutes ago');
  });

  it('is in the markup for machines', async () => {
    const card = await showing(sample('operational'));
    expect(card.renderRoot.querySelector('time')?.dateTime).to.equal('2025-11-10T15:30:00Z');
  });
});
