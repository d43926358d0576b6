import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import sinon from 'sinon';
import type {History} from '../../embed/contract/history.js';
import type {Status} from '../../embed/contract/status.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {histories} from '../../embed/page/history-feed.js';
import {recentHistory, type Lived} from '../support/history/recent-history.js';
import {mount, part} from './card.js';
import {documentAt, fakeClock, fakeNetwork, HOUR, iso, LEAVING, MINUTE, NOW} from './network.js';
import {quiet, setHidden, timeToRequest, type Asked} from './network.js';

let clock: sinon.SinonFakeTimers;
let asked: Asked[];
let said: sinon.SinonStub;
beforeEach(() => {
  clock = fakeClock();
  asked = fakeNetwork();
  said = sinon.stub(console, 'error');
  histories.clear();
});
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
  setHidden(false);
});

const announced = (time = NOW, fields: Partial<Status> = {}): Status =>
  documentAt(time, {history: {first_day: '2025-08-13'}, ...fields});
const asksForHistory = () => asked.filter(({url}) => url.endsWith('history.json'));
const strips = (card: ElytraStatus) => [...card.renderRoot.querySelectorAll('.strip')];
const slider = (card: ElytraStatus) =>
  card.renderRoot.querySelector<HTMLInputElement>('input[type=range]')!;
const dayOf = (card: ElytraStatus) => card.renderRoot.querySelector('.day')!.textContent;
/** Kinds of days that are painted as bars, where there is room for all. */
const kinds = (strip: Element) =>
  [...strip.querySelectorAll('[data-size="1"] path[stroke-width]')].map(
    (path) => path.getAttribute('data-state') ?? 'nothing',
  );

/** Frame by frame: what is in sight is noticed with the next one. */
async function until(holds: () => boolean, what: string): Promise<void> {
  for (let frames = 0; !holds(); frames++) {
    if (frames > 120) expect.fail(`waited in vain: ${what}`);
    await new Promise(requestAnimationFrame);
  }
}

let sources = 0;
const address = () => `/${++sources}/status.json`;

/** A card that has its document, and its history if there is one. */
async function showing(
  history: unknown,
  attributes = 'history',
  status = announced(),
): Promise<ElytraStatus> {
  const card = await mount(address(), attributes);
  asked.at(-1)!.answer(status);
  await until(() => card.state !== 'loading', 'the document');
  if (history === undefined) return card;
  const count = asksForHistory().length;
  await until(
    () => asksForHistory().length > count - 1 && asksForHistory().length > 0,
    'a request',
  );
  asksForHistory().at(-1)!.answer(history);
  await until(() => strips(card).length > 0 || !part(card, 'bars'), 'the bars');
  return card;
}

const lived = (platform: Lived = {}, fields?: Partial<History>) =>
  recentHistory(NOW, platform, {}, fields);

describe('the bars of a card', () => {
  it('show ninety days, and say what they are', async () => {
    const card = await showing(lived({days: {3: [80_000, 0, 6_400], 60: [], 61: []}}));
    expect(strips(card)).to.have.length(1);
    expect(slider(card).getAttribute('aria-label')).to.equal(
      'Elytra Status, last 90 days: 99.91 percent uptime of 97% observed, 1 day with outages, 2 days not observed'.replace(
        'Elytra Status',
        card.data!.page?.name ?? 'Uptime',
      ),
    );
    expect(card.renderRoot.querySelector('.scale')!.textContent).to.match(
      /90 days ago\s+99\.91% uptime of 97% observed\s+Today/,
    );
  });

  it('are not there without the attribute, nor asked for', async () => {
    const card = await showing(undefined, '');
    await quiet();
    expect(part(card, 'bars')).to.equal(null);
    expect(asksForHistory()).to.have.length(0);
  });

  for (const variant of ['badge', 'banner']) {
    it(`are not there in a ${variant}`, async () => {
      const card = await showing(undefined, `history variant="${variant}"`);
      await quiet();
      expect(part(card, 'bars')).to.equal(null);
      expect(asksForHistory()).to.have.length(0);
    });
  }

  it('tell the kinds of days apart', async () => {
    const card = await showing(
      lived({
        age: 40,
        days: {
          1: [0, 0, 86_400],
          2: [80_000, 6_400],
          3: [0, 0, 0, 86_400],
          4: [],
          5: [43_200],
        },
      }),
    );
    const [strip] = strips(card);
    expect(new Set(kinds(strip!))).to.deep.equal(
      new Set([
        'nothing',
        'operational',
        'major_outage',
        'degraded_performance',
        'under_maintenance',
      ]),
    );
    const colours = [...strip!.querySelectorAll('[data-size="1"] [data-state]')].map(
      (path) => [path.getAttribute('data-state'), getComputedStyle(path).stroke] as const,
    );
    expect(new Set(new Map(colours).values()).size).to.equal(4);
  });

  it('are grey in a stale card, and its missing time is not observed', async () => {
    const time = NOW - 2 * HOUR;
    const card = await showing(
      recentHistory(time, {days: {1: [0, 0, 86_400]}}),
      'history',
      announced(time),
    );
    expect(card.state).to.equal('stale');
    const strokes = [...strips(card)[0]!.querySelectorAll('path[data-state]')].map(
      (path) => getComputedStyle(path).stroke,
    );
    expect(new Set(strokes).size).to.equal(1);
    expect(slider(card).getAttribute('aria-valuetext')).to.equal(
      '10 Nov: not observed by us for 2 hours',
    );
  });

  it('never end better than the current word', async () => {
    const card = await showing(
      lived(),
      'history',
      announced(NOW, {platform_status: 'partial_outage'}),
    );
    expect(kinds(strips(card)[0]!)).to.include('partial_outage');
    expect(slider(card).getAttribute('aria-valuetext')).to.equal('10 Nov: Partial outage');
  });

  it('name the incident that was declared', async () => {
    const incident = {
      id: '1',
      name: 'Slow answers',
      status: 'resolved',
      impact: 'major',
      created_at: iso(NOW - MINUTE),
      incident_updates: [],
    } as const;
    const card = await showing(lived({}, {incidents: [{...incident, incident_updates: []}]}));
    expect(slider(card).getAttribute('aria-valuetext')).to.equal('10 Nov: Slow answers');
    expect(strips(card)[0]!.querySelectorAll('.area').length).to.be.greaterThan(0);
  });
});

describe('the bars of a page', () => {
  const components = ['API', 'Web'].map((name, position) => ({
    id: name,
    name,
    group: null,
    position,
    status: 'operational' as const,
    uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
  }));
  const history = () =>
    recentHistory(NOW, {}, {API: {days: {20: [85_680, 0, 720]}}, Web: {days: {3: [86_000, 400]}}});

  it('are those of each component, and those of one that is new begin today', async () => {
    const more = [...components, {...components[0]!, id: 'new', name: 'New', position: 2}];
    const card = await showing(history(), 'variant="page"', announced(NOW, {components: more}));
    expect(strips(card)).to.have.length(3);
    expect(kinds(strips(card)[2]!)).to.deep.equal(['nothing']);
    expect(strips(card)[2]!.textContent).to.match(/since 10 Nov/);
  });

  it('are listed where there was trouble', async () => {
    const card = await showing(history(), 'variant="page"', announced(NOW, {components}));
    const section = [...card.renderRoot.querySelectorAll('details')].at(-1)!;
    expect(section.open).to.equal(false);
    expect(section.querySelector('summary')!.textContent.trim()).to.equal('Days with trouble (2)');
    section.open = true;
    await until(() => !!section.querySelector('li'), 'the list');
    const items = [...section.querySelectorAll('li')].map((item) =>
      item.textContent.trim().replace(/\s+/g, ' '),
    );
    expect(items).to.deep.equal([
      'Web 7 Nov: degraded for 6 minutes 40 seconds'.replace('6 minutes 40 seconds', '7 minutes'),
      'API 21 Oct: down for 12 minutes',
    ]);
  });

  it('are drawn where a group is unfolded, and stay; names are there before', async () => {
    const many = Array.from({length: 13}, (_, index) => ({
      ...components[0]!,
      id: `${index}`,
      name: `Service ${index}`,
      group: `Group ${index % 2}`,
    }));
    const card = await mount('', 'variant="page"');
    Object.assign(card, {
      data: announced(NOW, {components: many}),
      history: JSON.stringify(recentHistory(NOW, {}, {0: {}, 1: {}})),
    });
    await card.updateComplete;
    const [group] = card.renderRoot.querySelectorAll('details');
    expect(group!.querySelectorAll('.name')).to.have.length(7);
    expect(strips(card)).to.have.length(0);
    group!.open = true;
    const {height} = group!.getBoundingClientRect();
    await until(() => strips(card).length === 7, 'the bars');
    expect(group!.getBoundingClientRect().height).to.equal(height);
    group!.open = false;
    Object.assign(card, {data: announced(NOW + 1, {components: many})});
    await card.updateComplete;
    expect(strips(card)).to.have.length(7);
  });

  it('keep their room while they are asked for', async () => {
    const card = await showing(undefined, 'variant="page"', announced(NOW, {components}));
    await until(() => asksForHistory().length === 1, 'a request');
    const before = card.getBoundingClientRect().height;
    asksForHistory()[0]!.answer(recentHistory(NOW, {}, {API: {}, Web: {}}));
    await until(() => strips(card).length === 2, 'the bars');
    expect(card.getBoundingClientRect().height).to.equal(before);
  });

  it('leave no room where the document has no history', async () => {
    const card = await showing(undefined, 'variant="page"', documentAt(NOW, {components}));
    expect(part(card, 'bars')).to.equal(null);
  });
});

describe('a day', () => {
  const history = () => lived({days: {1: [85_680, 0, 720]}});

  it('is chosen with keys, at one tab stop', async () => {
    const card = await showing(history());
    slider(card).focus();
    expect(dayOf(card)).to.equal('10 Nov: Operational');
    await sendKeys({press: 'ArrowLeft'});
    expect(slider(card).getAttribute('aria-valuetext')).to.equal('9 Nov: down for 12 minutes');
    expect(dayOf(card)).to.equal('9 Nov: down for 12 minutes');
    await sendKeys({press: 'Home'});
    expect(dayOf(card)).to.equal('13 Aug: Operational');
    expect(strips(card)[0]!.querySelector('[data-size="1"] .mark')!.getAttribute('d')).to.match(
      /^M0 /,
    );
    slider(card).blur();
    expect(dayOf(card)).to.equal('');
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`is the one under the pointer, ${dir}`, async () => {
      const card = await showing(history(), `history dir="${dir}"`);
      const {left, width} = slider(card).getBoundingClientRect();
      const move = (share: number) =>
        slider(card).dispatchEvent(
          new PointerEvent('pointermove', {clientX: left + width * share, pointerType: 'mouse'}),
        );
      move(dir === 'rtl' ? 1.5 / 90 : 88.5 / 90);
      expect(dayOf(card)).to.equal('9 Nov: down for 12 minutes');
      move(dir === 'rtl' ? 0.001 : 0.999);
      expect(dayOf(card)).to.equal('10 Nov: Operational');
      slider(card).dispatchEvent(new PointerEvent('pointerleave', {pointerType: 'mouse'}));
      expect(dayOf(card)).to.equal('');
    });
  }
});

describe('a history', () => {
  it('is asked for once for all cards of an address', async () => {
    const src = address();
    const cards = [
      await mount(src, 'history'),
      await mount(src, 'history'),
      await mount(src, 'variant="page"'),
    ];
    asked[0]!.answer(announced());
    await until(() => asksForHistory().length > 0, 'a request');
    asksForHistory()[0]!.answer(lived());
    for (const card of cards.slice(0, 2)) await until(() => strips(card).length > 0, 'the bars');
    await quiet();
    expect(asksForHistory()).to.have.length(1);
    expect(asksForHistory()[0]!.url).to.equal(src.replace('status', 'history'));
    expect(asksForHistory()[0]!.request.credentials).to.equal('omit');
  });

  it('is asked for at another address where that is given', async () => {
    const card = await mount(address(), 'history history-src="/elsewhere/days.json"');
    asked[0]!.answer(documentAt());
    await until(() => asked.length === 2, 'a request');
    expect(asked[1]!.url).to.equal('/elsewhere/days.json');
    asked[1]!.answer(lived());
    await until(() => strips(card).length > 0, 'the bars');
  });

  it('is not asked for while the card is out of sight', async () => {
    const card = await mount(address(), 'history style="margin-top: 10000px"');
    asked[0]!.answer(announced());
    await until(() => card.state !== 'loading', 'the document');
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    await quiet();
    expect(asksForHistory()).to.have.length(0);
    card.style.marginTop = '0';
    await until(() => asksForHistory().length === 1, 'a request');
  });

  it('is not asked for while the page is hidden', async () => {
    const card = await mount(address(), 'history');
    setHidden(true);
    asked[0]!.answer(announced());
    await until(() => card.state !== 'loading', 'the document');
    await new Promise(requestAnimationFrame);
    await quiet();
    expect(asksForHistory()).to.have.length(0);
    setHidden(false);
    await until(() => asksForHistory().length === 1, 'a request');
  });

  it('is asked for again after an hour, and not before', async () => {
    const card = await showing(
      lived(),
      'history refresh-seconds="0"',
      announced(NOW, {stale_after: iso(NOW + 3 * HOUR)}),
    );
    await clock.tickAsync(59 * MINUTE);
    expect(asksForHistory()).to.have.length(1);
    expect(await timeToRequest(clock, asked)).to.be.lessThan(8 * MINUTE);
    expect(asksForHistory()[1]!.request.cache).to.equal('no-cache');
    expect(strips(card)).to.have.length(1);
  });

  it('is asked for again when the word has changed', async () => {
    const card = await showing(lived());
    Object.assign(card, {data: announced(NOW + 1_000)});
    await card.updateComplete;
    expect(asksForHistory()).to.have.length(1);
    Object.assign(card, {data: announced(NOW + 2_000, {platform_status: 'major_outage'})});
    await until(() => asksForHistory().length === 2, 'a request');
  });

  for (const [what, answer, message] of [
    ['missing', ['', {status: 404}], 'HTTP 404'],
    ['no JSON', ['<!doctype html>', {}], 'invalid'],
    ['of another version', [{...lived(), schema_version: 2}, {}], 'invalid'],
    ['from the future', [recentHistory(NOW + HOUR, {}), {}], 'invalid'],
    ['too large', [`{"x": "${'x'.repeat(1_000_001)}"}`, {}], 'too-large'],
  ] as const) {
    it(`that is ${what} leaves the card as it is, and gives back the room`, async () => {
      const card = await mount(address(), 'history');
      asked[0]!.answer(announced());
      await until(() => asksForHistory().length === 1, 'a request');
      expect(part(card, 'bars')).not.to.equal(null);
      asksForHistory()[0]!.answer(answer[0], answer[1]);
      await until(() => !part(card, 'bars'), 'no room for bars');
      expect(part(card, 'headline')!.textContent).to.include('Operational');
      const lines = said.getCalls().map(({args}) => String(args[0]));
      expect(lines).to.deep.equal([
        `elytra-status: ${location.origin}${asksForHistory()[0]!.url}: ${message}`,
      ]);
    });
  }

  it('that never comes is given up, and its room kept, because it is asked for again', async () => {
    const card = await mount(address(), 'history');
    asked[0]!.answer(announced());
    await until(() => asksForHistory().length === 1, 'a request');
    await clock.tickAsync(10_000 + LEAVING);
    expect(asksForHistory()[0]!.request.signal.aborted).to.equal(true);
    await quiet();
    expect(part(card, 'bars')).not.to.equal(null);
  });

  it('that cannot be read again leaves the last one', async () => {
    const card = await showing(
      lived(),
      'history refresh-seconds="0"',
      announced(NOW, {stale_after: iso(NOW + 3 * HOUR)}),
    );
    await timeToRequest(clock, asked);
    asksForHistory()[1]!.answer('', {status: 500});
    await quiet();
    expect(strips(card)).to.have.length(1);
  });

  it('that the page has already is shown at once', async () => {
    const card = await mount('', 'history');
    Object.assign(card, {data: announced(), history: JSON.stringify(lived())});
    await card.updateComplete;
    expect(strips(card)).to.have.length(1);
    expect(asked).to.have.length(0);
  });
});

describe('the bars for everybody', () => {
  const troubled = {
    age: 40,
    days: {1: [0, 0, 86_400], 2: [80_000, 6_400], 3: [0, 0, 0, 86_400], 4: [], 5: [43_200]},
  };

  for (const variant of ['card', 'page']) {
    for (const scheme of ['light', 'dark']) {
      it(`pass axe: ${variant}, ${scheme}`, async () => {
        const component = {
          id: 'API',
          name: 'API',
          group: null,
          position: 0,
          status: 'operational' as const,
          uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
        };
        const card = await showing(
          recentHistory(NOW, troubled, {API: troubled}),
          `history variant="${variant}" scheme="${scheme}"`,
          announced(NOW, {components: [component]}),
        );
        slider(card).focus();
        clock.restore();
        await expect(card).to.be.accessible();
      });
    }
  }

  it('are painted in colours of the system where those are forced', async () => {
    const card = await showing(lived(troubled));
    // This browser cannot be told to force colours here: the rules are switched on by hand.
    const media = card
      .shadowRoot!.adoptedStyleSheets.flatMap(({cssRules}) => [...cssRules])
      .filter((rule) => rule instanceof CSSMediaRule)
      .filter((rule) => rule.conditionText.includes('forced-colors'));
    const conditions = media.map((rule) => rule.media.mediaText);
    for (const rule of media) rule.media.mediaText = 'all';
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'CanvasText';
    const strokes = [...strips(card)[0]!.querySelectorAll('[data-size="1"] [stroke-width]')].map(
      (path) => getComputedStyle(path).stroke,
    );
    const {color} = getComputedStyle(probe);
    for (const [index, rule] of media.entries()) rule.media.mediaText = conditions[index]!;
    probe.remove();
    expect([...new Set(strokes)]).to.deep.equal([color]);
  });

  for (const [width, size] of [
    [160, 3],
    [320, 2],
    [640, 1],
    [1_200, 1],
  ] as const) {
    it(`are at least 3 px wide in ${width} px: ${size} days share one`, async () => {
      const card = await showing(lived(troubled), `history style="width: ${width}px"`);
      const seen = [...strips(card)[0]!.querySelectorAll('svg')].filter((svg) =>
        svg.checkVisibility(),
      );
      expect(seen.map((svg) => svg.dataset.size)).to.deep.equal([`${size}`]);
      const {width: inside} = seen[0]!.getBoundingClientRect();
      expect((inside / (90 / size)) * 0.76).to.be.at.least(3);
      expect(card.renderRoot.querySelector('[part=card]')!.scrollWidth).to.be.at.most(width);
    });
  }

  for (const width of [160, 320, 640]) {
    for (const lang of ['en', 'de']) {
      it(`move nothing when they come: ${width} px, ${lang}`, async () => {
        if (lang === 'de') await import('../../embed/lang/de.js');
        const card = await mount(address(), `history lang="${lang}" style="width: ${width}px"`);
        const heightOf = () => card.getBoundingClientRect().height;
        const empty = heightOf();
        asked[0]!.answer(announced());
        await until(() => asksForHistory().length === 1, 'a request');
        expect(heightOf()).to.equal(empty);
        asksForHistory()[0]!.answer(lived(troubled));
        await until(() => strips(card).length > 0, 'the bars');
        expect(heightOf()).to.equal(empty);
      });
    }
  }
});
