import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount, SAMPLES} from './card.js';
import {documentAt, NOW, quiet} from './network.js';

const SCHEMES = {light: ['#fff', '#1f2328'], dark: ['#0d1117', '#e6edf3']};
/** Each paints something that none of the others does. */
const STATES = [
  'operational',
  'degraded',
  'partial-outage',
  'major-outage',
  'maintenance',
  'unknown',
  'stale',
  'full',
  'backup-overdue',
  'backup-failed',
  'partly-reporting',
];

let clock: sinon.SinonFakeTimers;
beforeEach(() => {
  clock = sinon.useFakeTimers({now: NOW, toFake: ['Date']});
  sinon.stub(console, 'error');
});
afterEach(async () => {
  document.body.removeAttribute('style');
  sinon.restore();
  await emulateMedia({reducedMotion: 'no-preference'});
});

async function showing(name: string, attributes = ''): Promise<ElytraStatus> {
  const sample = SAMPLES[name];
  clock.setSystemTime(Date.parse(sample?.now ?? '') || NOW);
  const card = await mount('', `href="/status" ${attributes}`);
  if (sample) Object.assign(card, {data: sample.document});
  await card.updateComplete;
  await quiet();
  for (const animation of card.shadowRoot!.getAnimations()) animation.finish();
  return card;
}

async function inScheme(card: ElytraStatus, scheme: keyof typeof SCHEMES): Promise<void> {
  const [background = '', color = ''] = SCHEMES[scheme];
  Object.assign(document.body.style, {background, color});
  card.style.setProperty('--elytra-status-color-scheme', scheme);
  await card.updateComplete;
}

const rgb = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);

/** As WCAG defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = rgb(color).map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

function backgroundOf(element: Element): string {
  for (let node: Element | null = element; node;) {
    const {backgroundColor} = getComputedStyle(node);
    if ((rgb(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
    const root = node.getRootNode();
    node = node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return 'rgb(255, 255, 255)';
}

for (const scheme of ['light', 'dark'] as const) {
  for (const variant of VARIANT_NAMES) {
    describe(`the ${variant} in the ${scheme}`, () => {
      for (const state of [...STATES, 'nothing yet']) {
        it(`passes axe, and its shapes stand out 3 to 1: ${state}`, async () => {
          const card = await showing(state, `variant="${variant}" heading-level="2"`);
          await inScheme(card, scheme);
          await expect(card).to.be.accessible();
          const shapes = [...card.renderRoot.querySelectorAll('[part~="dot"] path')];
          expect(shapes.length).to.be.greaterThan(0);
          for (const shape of shapes) {
            const {fill} = getComputedStyle(shape);
            expect(contrast(fill, backgroundOf(shape)), fill).to.be.at.least(3);
          }
        });
      }
    });
  }
}

describe('a pointer', () => {
  for (const variant of VARIANT_NAMES) {
    it(`finds targets of at least 24 px in the ${variant}`, async () => {
      const card = await showing('full', `variant="${variant}"`);
      const targets = [...card.renderRoot.querySelectorAll('a, button')];
      expect(targets.length).to.be.greaterThan(0);
      for (const target of targets) {
        const {width, height} = target.getBoundingClientRect();
        expect(width, target.outerHTML).to.be.at.least(24);
        expect(height, target.outerHTML).to.be.at.least(24);
      }
    });
  }
});

describe('motion', () => {
  const appearing = async (word: string) => {
    const card = await mount('');
    Object.assign(card, {data: documentAt(NOW, {platform_status: word as 'operational'})});
    await card.updateComplete;
    await quiet();
    return card;
  };
  const animations = (card: ElytraStatus) => [
    ...card.getAnimations({subtree: true}),
    ...card.shadowRoot!.getAnimations(),
  ];

  it('ends within 5 s', async () => {
    const running = animations(await appearing('operational'));
    expect(running.length).to.be.greaterThan(0);
    for (const {effect} of running) {
      expect(effect!.getComputedTiming().endTime).to.be.at.most(5_000);
    }
  });

  it('takes place again on a change', async () => {
    const card = await appearing('operational');
    for (const animation of animations(card)) animation.finish();
    Object.assign(card, {data: documentAt(NOW + 1, {platform_status: 'major_outage'})});
    await card.updateComplete;
    await quiet();
    expect(animations(card).length).to.be.greaterThan(0);
  });

  for (const word of ['operational', 'major_outage']) {
    it(`does not take place where it is to be reduced: ${word}`, async () => {
      await emulateMedia({reducedMotion: 'reduce'});
      expect(animations(await appearing(word))).to.have.length(0);
    });
  }

  it('does not take place on grey: unknown, stale, and loading again', async () => {
    expect(animations(await appearing('unknown'))).to.have.length(0);
    const stale = await mount('');
    Object.assign(stale, {data: SAMPLES.stale?.document});
    await stale.updateComplete;
    await quiet();
    expect(animations(stale)).to.have.length(0);
    const again = await appearing('operational');
    for (const animation of animations(again)) animation.finish();
    again.src = '/__test__/status?hang=1';
    await again.updateComplete;
    await quiet();
    expect(again.state).to.equal('loading');
    expect(animations(again)).to.have.length(0);
  });
});

describe('forced colours', () => {
  // This browser cannot be told to force colours here: the rules are switched on by hand.
  it('have rules that paint every shape in a colour of the system', async () => {
    const card = await showing('full', 'variant="page"');
    const media = card
      .shadowRoot!.adoptedStyleSheets.flatMap(({cssRules}) => [...cssRules])
      .filter((rule) => rule instanceof CSSMediaRule)
      .filter((rule) => rule.conditionText.includes('forced-colors'));
    expect(media.length).to.be.greaterThan(0);
    const conditions = media.map((rule) => rule.media.mediaText);
    for (const rule of media) rule.media.mediaText = 'all';
    const probe = await fixture<HTMLElement>(html`<i style="color: CanvasText"></i>`);
    card.style.setProperty('--elytra-status-color-scheme', 'light');
    const fills = [...card.renderRoot.querySelectorAll('[part~="dot"] path')].map(
      (shape) => getComputedStyle(shape).fill,
    );
    for (const [index, rule] of media.entries()) rule.media.mediaText = conditions[index]!;
    expect(new Set(fills)).to.deep.equal(new Set([getComputedStyle(probe).color]));
  });
});
