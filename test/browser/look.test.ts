import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {Status} from '../../embed/contract/status.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount, part, SAMPLES} from './card.js';
import {NOW} from './network.js';

beforeEach(() => {
  sinon.useFakeTimers({now: NOW, toFake: ['Date']});
});
afterEach(async () => {
  sinon.restore();
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
  await emulateMedia({colorScheme: 'light'});
});

async function showing(name: string, attributes = '', change: object = {}): Promise<ElytraStatus> {
  const sample = SAMPLES[name]!;
  sinon.clock.setSystemTime(Date.parse(sample.now));
  const card = await mount('', attributes);
  Object.assign(card, {data: {...(sample.document as Status), ...change}});
  await card.updateComplete;
  return card;
}

const styleOf = (card: ElytraStatus, name: string) => getComputedStyle(part(card, name)!);

describe('the emblem', () => {
  const NAMES = ['operational', 'degraded', 'partial-outage', 'major-outage', 'maintenance'];

  it('has a shape of its own for each state', async () => {
    const shapes = new Set<string>();
    for (const name of [...NAMES, 'unknown', 'stale']) {
      const card = await showing(name);
      shapes.add(part(card, 'dot')!.querySelector('path')!.getAttribute('d')!);
    }
    expect(shapes.size).to.equal(7);
  });

  it('is the largest of all in the head, and none is smaller than 15 px', async () => {
    for (const variant of VARIANT_NAMES) {
      const card = await showing('full', `variant="${variant}"`);
      const [first = 0, ...others] = [...card.renderRoot.querySelectorAll('[part=dot]')]
        .map((dot) => Math.round(dot.getBoundingClientRect().width))
        .filter((width) => width > 0); // that of an open group is away
      for (const width of [first, ...others]) expect(width).to.be.at.least(15).and.at.most(first);
    }
  });

  it('is beside two lines in the middle of a card, and below them is room for more', async () => {
    const style = 'style="inline-size: 388px"';
    const card = await showing('operational', style);
    const middleOf = ({top, bottom}: DOMRect) => (top + bottom) / 2;
    const placeOf = (name: string, one = card) => part(one, name)!.getBoundingClientRect();
    const lines = new DOMRect(0, placeOf('headline').top);
    lines.height = placeOf('updated').bottom - lines.top;
    expect(middleOf(placeOf('dot'))).to.be.closeTo(middleOf(placeOf('head')), 2);
    expect(middleOf(lines)).to.be.closeTo(middleOf(placeOf('head')), 4);
    const top = lines.top - placeOf('head').top;
    const troubled = await showing('full', style);
    const [headline, head] = [placeOf('headline', troubled), placeOf('head', troubled)];
    expect(headline.top - head.top).to.be.closeTo(top, 1);
  });

  it('has a colour of its own for a partial outage', async () => {
    const fills = ['degraded', 'partial-outage', 'major-outage'].map(
      async (name) => styleOf(await showing(name), 'dot').fill,
    );
    expect(new Set(await Promise.all(fills)).size).to.equal(3);
  });
});

describe('the scheme', () => {
  const LIGHT = 'rgb(255, 255, 255)';
  const DARK = 'rgb(13, 17, 23)';

  for (const reader of ['light', 'dark'] as const) {
    for (const [page, attributes, expected] of [
      ['', '', LIGHT],
      ['light', '', LIGHT],
      ['dark', '', DARK],
      ['light dark', '', reader === 'dark' ? DARK : LIGHT],
      ['light', 'scheme="dark"', DARK],
      ['dark', 'scheme="light"', LIGHT],
      ['light', 'scheme="system"', reader === 'dark' ? DARK : LIGHT],
      ['dark', 'style="--elytra-status-color-scheme: light"', LIGHT],
    ] as const) {
      it(`of a page with "${page}" and a ${reader} reader is that of a card ${attributes || 'as it is'}`, async () => {
        await emulateMedia({colorScheme: reader});
        document.documentElement.style.colorScheme = page;
        const card = await showing('operational', attributes);
        expect(styleOf(card, 'card').backgroundColor).to.equal(expected);
      });
    }
  }

  it('is that of the nearest part of the page', async () => {
    const footer = await fixture<HTMLElement>(html`<footer style="color-scheme: dark"></footer>`);
    const card = await showing('operational');
    footer.append(card);
    expect(styleOf(card, 'card').backgroundColor).to.equal(DARK);
  });

  it('is nothing to a badge, whose text is that of the page', async () => {
    await emulateMedia({colorScheme: 'dark'});
    const footer = await fixture<HTMLElement>(
      html`<footer style="background: #111; color: #eee"></footer>`,
    );
    const card = await showing('operational', 'variant="badge"');
    footer.append(card);
    expect(styleOf(card, 'headline').color).to.equal('rgb(238, 238, 238)');
    expect(styleOf(card, 'card').backgroundColor).to.equal('rgba(0, 0, 0, 0)');
  });
});

describe('the room', () => {
  it('of a page is not widened by a card in its grid', async () => {
    const page = await fixture<HTMLElement>(
      html`<div style="inline-size: 320px; overflow: hidden"></div>`,
    );
    for (const columns of ['auto', '1fr 1fr']) {
      const grid = document.createElement('div');
      Object.assign(grid.style, {display: 'grid', gridTemplateColumns: columns});
      page.append(grid);
      grid.append(await showing('full'), await showing('operational'));
      expect(page.scrollWidth, columns).to.equal(320);
    }
  });

  it('of a page is not heightened by a card in a place that scrolls', async () => {
    const place = await fixture<HTMLElement>(
      html`<div style="block-size: 200px; overflow: auto"><p style="block-size: 2500px"></p></div>`,
    );
    const before = document.documentElement.scrollHeight;
    place.append(await showing('full', 'variant="page"'));
    expect(document.documentElement.scrollHeight).to.equal(before);
  });
});

describe('a custom property', () => {
  for (const [name, value, variant, where, what] of [
    ['size', '20px', 'card', 'card', 'fontSize'],
    ['padding', '3em', 'card', 'head', 'paddingInlineStart'],
    ['density', '2', 'card', 'head', 'paddingBlockStart'],
    ['tint', '30%', 'card', 'head', 'backgroundColor'],
    ['room', '40em', 'card', 'card', 'minBlockSize'],
    ['partial', '#123456', 'card', 'dot', 'fill'],
  ] as const) {
    it(`sets ${name}`, async () => {
      const card = await showing('partial-outage', `variant="${variant}"`);
      const before = styleOf(card, where)[what];
      card.style.setProperty(`--elytra-status-${name}`, value);
      expect(styleOf(card, where)[what]).not.to.equal(before);
    });
  }

  it('sets the room of a badge', async () => {
    const card = await showing('operational', 'variant="badge"');
    card.style.setProperty('--elytra-status-badge-width', '120px');
    expect(card.getBoundingClientRect().width).to.equal(120);
  });

  it('makes a badge as wide as its text, on one line', async () => {
    for (const choice of ['', 'component="2"']) {
      const card = await showing('full', `variant="badge" ${choice}`);
      card.style.setProperty('--elytra-status-badge-width', 'auto');
      const [place, pill] = [card, part(card, 'card')!].map((it) => it.getBoundingClientRect());
      expect(place!.width).to.equal(pill!.width);
      expect(place!.height).to.equal(pill!.height);
      expect(place!.height).to.be.below(30);
    }
  });

  it('makes all corners square', async () => {
    for (const variant of VARIANT_NAMES) {
      const card = await showing('full', `variant="${variant}"`);
      card.style.setProperty('--elytra-status-radius', '0');
      for (const element of card.renderRoot.querySelectorAll('[part]'))
        expect(getComputedStyle(element).borderRadius).to.equal('0px');
    }
  });

  it('sets the typeface, which else may be that of the page', async () => {
    document.body.style.fontFamily = 'Georgia';
    const card = await showing('operational');
    document.documentElement.style.setProperty('--elytra-status-font', 'initial');
    expect(styleOf(card, 'headline').fontFamily).to.equal('system-ui, sans-serif');
    card.style.fontFamily = 'inherit';
    expect(styleOf(card, 'headline').fontFamily).to.equal('Georgia');
    card.style.setProperty('--elytra-status-font', 'Arial');
    expect(styleOf(card, 'headline').fontFamily).to.equal('Arial');
  });

  it('takes less room where rows are denser, or there are no backups', async () => {
    const heightOf = async (attributes: string) =>
      (await showing('operational', attributes)).getBoundingClientRect().height;
    const height = await heightOf('');
    expect(await heightOf('style="--elytra-status-density: 0.5"')).to.be.below(height - 20);
    expect(await heightOf('component="2"')).to.be.below(height - 20);
  });
});

describe('what is narrow', () => {
  const inWidth = (card: ElytraStatus, width: number) => {
    card.parentElement!.style.inlineSize = `${width}px`;
  };
  const figuresOf = (card: ElytraStatus) => [
    ...card.renderRoot.querySelectorAll<HTMLElement>('dd:not(.note)'),
  ];

  it('keeps figures in one line and of one size, with what was observed below', async () => {
    const card = await showing('full');
    for (const width of [160, 300, 350, 760]) {
      inWidth(card, width);
      const figures = figuresOf(card);
      expect(new Set(figures.map((it) => getComputedStyle(it).fontSize)).size).to.equal(1);
      for (const it of figures) expect(it.getBoundingClientRect().height).to.be.below(36);
      const tops = figures.map((it) => it.getBoundingClientRect().top);
      if (width > 296) expect(new Set(tops).size).to.equal(1);
      const note = card.renderRoot.querySelector<HTMLElement>('.note')!;
      expect(note.scrollWidth).to.equal(note.clientWidth);
      expect(note.getBoundingClientRect().top).to.be.above(
        figures[2]!.getBoundingClientRect().top + 10,
      );
    }
  });

  it('breaks headlines between words', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    for (const variant of ['card', 'page', 'banner']) {
      const card = await showing('full', `variant="${variant}"`);
      place.replaceChildren(card);
      inWidth(card, 160);
      const headline = part(card, 'headline')!;
      const height = headline.getBoundingClientRect().height;
      headline.style.overflowWrap = 'normal';
      expect(headline.getBoundingClientRect().height, variant).to.equal(height);
      expect(headline.scrollWidth).to.equal(headline.clientWidth);
    }
  });

  it('says the name of an incident in several lines', async () => {
    const card = await showing('full');
    inWidth(card, 160);
    const name = part(card, 'open-incident')!;
    expect(name.scrollWidth).to.equal(name.clientWidth);
    expect(name.scrollHeight).to.equal(name.clientHeight);
  });

  it('has every line of a component behind its emblem', async () => {
    const card = await showing('full', 'variant="page"');
    inWidth(card, 160);
    for (const row of card.renderRoot.querySelectorAll('[part=component] .row')) {
      const [dot, ...lines] = [...row.children].map((it) => it.getBoundingClientRect());
      expect(new Set(lines.map(({left}) => left)).size).to.equal(1);
      expect(lines[0]!.left).to.be.above(dot!.right);
      expect(lines[0]!.top).to.be.below(dot!.bottom);
    }
  });

  it('has room below a badge for a second line, not in it', async () => {
    const card = await showing('operational', 'variant="badge"');
    inWidth(card, 200);
    expect(card.getBoundingClientRect().height).to.be.above(45);
    expect(part(card, 'card')!.getBoundingClientRect().height).to.be.below(30);
  });
});

describe('a card from right to left', () => {
  const textBox = (element: Element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };

  it('has Latin names beside their emblems', async () => {
    const card = await showing('full', 'variant="page" dir="rtl"');
    for (const row of card.renderRoot.querySelectorAll(
      ':is([part=component], [part=backup]) .row',
    )) {
      const dot = row.querySelector('[part=dot]')!.getBoundingClientRect();
      const name = textBox(row.querySelector('.name')!);
      expect(dot.left - name.right).to.be.within(5, 15);
    }
  });

  it('indents the list of an incident, and begins its text, where all begins', async () => {
    const card = await showing('full', 'variant="page" dir="rtl"', {
      incidents: [
        {
          ...(SAMPLES.full!.document as Status).incidents![0]!,
          incident_updates: [{status: 'investigating', body: 'Look:\n\n- one', created_at: null}],
        },
      ],
    });
    const [paragraph, item] = ['.story p', '.story li'].map((it) =>
      textBox(card.renderRoot.querySelector(it)!),
    );
    expect(paragraph!.right - item!.right).to.be.within(10, 40);
  });

  it('begins the text of a banner there too', async () => {
    const card = await showing('full', 'variant="banner" dir="rtl"');
    const incident = part(card, 'open-incident')!;
    expect(textBox(incident).right).to.be.closeTo(incident.getBoundingClientRect().right, 1);
  });
});

describe('the page', () => {
  const components = (count: number, word: (index: number) => string) =>
    Array.from({length: count}, (_, index) => ({
      id: `${index}`,
      name: `Service ${index}`,
      group: `Group ${index % 2}`,
      position: index,
      status: word(index),
      observed_at: null,
      uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
    }));
  const openGroups = (card: ElytraStatus) =>
    [...card.renderRoot.querySelectorAll('details')].map((group) => group.open);

  it('opens every group of a dozen components', async () => {
    const card = await showing('operational', 'variant="page"', {
      components: components(12, () => 'operational'),
    });
    expect(openGroups(card)).to.deep.equal([true, true]);
  });

  it('folds more of them, but for a group in which something is wrong', async () => {
    const card = await showing('degraded', 'variant="page"', {
      components: components(14, (index) => (index === 3 ? 'major_outage' : 'operational')),
    });
    expect(openGroups(card)).to.deep.equal([false, true]);
    const states = [...card.renderRoot.querySelectorAll('summary')].map((it) => it.dataset.state);
    expect(states).to.deep.equal(['operational', 'major_outage']);
  });

  it('tells of an incident update by update, in the colour of what it makes of the platform', async () => {
    const incident_updates = [
      {status: 'identified', body: 'A switch is broken.', created_at: '2025-11-10T15:20:00Z'},
      {status: 'investigating', body: 'Looking.', created_at: '2025-11-10T15:10:00Z'},
    ];
    const incident = {id: '1', name: 'Errors', status: 'identified', impact: 'critical'};
    const card = await showing('partial-outage', 'variant="page" time-zone="UTC"', {
      incidents: [{...incident, created_at: null, updated_at: null, incident_updates}],
    });
    const shown = part(card, 'incident')!;
    expect(shown.dataset.state).to.equal('partial_outage');
    expect([...shown.querySelectorAll('p')].map(({textContent}) => textContent)).to.deep.equal([
      'Identified · 10 Nov 2025, 15:20 UTC',
      'A switch is broken.',
      'Investigating · 10 Nov 2025, 15:10 UTC',
      'Looking.',
    ]);
  });

  it('has a heading for each section, a level below its own', async () => {
    const card = await showing('full', 'variant="page" heading-level="2"');
    const sections = [...card.renderRoot.querySelectorAll('[part=section]')];
    expect(sections).not.to.have.length(0);
    for (const section of sections)
      expect(section.querySelector('[role=heading]')!.ariaLevel).to.equal('3');
  });

  it('says once that what is listed is backups', async () => {
    const card = await showing('full', 'variant="page"');
    expect(card.renderRoot.querySelector('.foot')!.getBoundingClientRect().height).to.equal(0);
    expect(part(card, 'backup')!.textContent).to.match(/Success · 2 hours ago/);
  });

  it('has a line above the figures, and code as big as its text', async () => {
    const card = await showing('full', 'variant="page"', {
      incidents: [
        {
          ...(SAMPLES.full!.document as Status).incidents![0]!,
          incident_updates: [{status: 'investigating', body: '`x`', created_at: null}],
        },
      ],
    });
    expect(styleOf(card, 'uptime').borderTopWidth).to.equal('1px');
    const code = card.renderRoot.querySelector('code')!;
    expect(Number.parseFloat(getComputedStyle(code).fontSize)).to.be.within(12, 14);
  });

  it('keeps no empty row where there are no backups', async () => {
    const card = await showing('no-backups', 'variant="page"');
    expect(card.renderRoot.querySelector('.foot')!.getBoundingClientRect().height).to.equal(0);
  });
});

it('a card that is a popover shows when it is opened, and not before', async () => {
  const card = await mount('', 'popover');
  expect(card.getBoundingClientRect().height).to.equal(0);
  card.showPopover();
  expect(card.getBoundingClientRect().height).to.be.above(0);
});

it('a badge has the colours of the scheme that is declared around it', async () => {
  const card = await showing('operational', 'variant="badge"');
  const fill = styleOf(card, 'dot').fill;
  card.parentElement!.style.colorScheme = 'dark';
  expect(styleOf(card, 'dot').fill).not.to.equal(fill);
});

it('a badge keeps the colours that show on any ground, whatever its own scheme', async () => {
  const fills: string[] = [];
  for (const scheme of ['', 'scheme="light"', 'scheme="dark"', 'scheme="system"']) {
    const card = await showing('operational', `variant="badge" ${scheme}`);
    fills.push(styleOf(card, 'dot').fill);
  }
  expect(new Set(fills).size).to.equal(1);
});

it('a card on paper has the time of its document, and nothing to press', async () => {
  const card = await showing('operational', 'variant="page"');
  const rules = card.shadowRoot!.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
  const onPaper = rules.filter(
    (rule) => rule instanceof CSSMediaRule && rule.media.mediaText === 'print',
  );
  const text = onPaper.map(({cssText}) => cssText).join(' ');
  expect(text).to.match(/time::after {[^}]*attr\(datetime\)/);
  expect(text).to.match(/pause"?\] {[^}]*display: none/);
});
