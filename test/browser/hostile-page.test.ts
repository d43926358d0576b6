import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount, part, SAMPLES, textOf} from './card.js';
import {documentAt, NOW} from './network.js';

const STYLES: Record<string, string> = {
  'all: unset': '* { all: unset !important }',
  'all: initial': '*, *::before, *::after { all: initial !important }',
  'all: revert': '* { all: revert !important }',
  'a reset': `html, body, div, span, p, a, button, dl, dt, dd, ul, li, time, svg, elytra-status {
    margin: 0; padding: 0; border: 0; font: inherit; color: inherit; list-style: none }`,
  'huge root font': 'html { font-size: 40px }',
  'tiny root font': 'html { font-size: 4px } body { font-size: 2px }',
  'huge font': '* { font: 900 italic 40px/3 serif !important }',
  'invisible text': `* { color: transparent !important; -webkit-text-fill-color: transparent;
    opacity: 1; text-indent: -9999px; letter-spacing: -1em; line-height: 0 }`,
  'no pictures': 'svg, path, img { display: none !important; fill: none !important }',
  'no padding': '* { padding: 0 !important; margin: 0 !important; border: 0 !important }',
  shouting: '* { text-transform: uppercase !important; letter-spacing: 9px; word-spacing: 9px }',
  'no wrapping': '* { white-space: nowrap !important; word-break: break-all; text-align: right }',
  'no pointer': '* { pointer-events: none; cursor: wait; user-select: none; visibility: visible }',
  'flex everywhere': '* { display: flex !important; flex-direction: column; align-items: center }',
  'custom properties': '* { --_color: transparent; --_grey: #fff; --lit: none }',
  'dark words': '* { color-scheme: dark !important; forced-color-adjust: none }',
};

/** As `rgba`, 0 to 255 and 0 to 1. */
const alphaOf = (color: string) => Number((color.match(/[\d.]+/g) ?? [])[3] ?? 1);

function visibleSize(element: Element): number {
  const {width, height} = element.getBoundingClientRect();
  return Math.min(width, height);
}

let style: HTMLStyleElement;
beforeEach(() => {
  sinon.useFakeTimers({now: NOW, toFake: ['Date']});
  style = document.head.appendChild(document.createElement('style'));
});
afterEach(() => {
  style.remove();
  sinon.restore();
});

async function cardWith(variant: string, css: string): Promise<ElytraStatus> {
  const card = await mount('', `variant="${variant}"`);
  Object.assign(card, {data: SAMPLES.full?.document});
  style.textContent = css;
  await card.updateComplete;
  return card;
}

describe('a page whose styles are hostile', () => {
  for (const [name, css] of Object.entries(STYLES)) {
    for (const variant of VARIANT_NAMES) {
      it(`leaves the ${variant} readable: ${name}`, async () => {
        const card = await cardWith(variant, css);
        const headline = part(card, 'headline')!;
        const dot = part(card, 'dot')!;
        const text = getComputedStyle(headline.lastElementChild!);
        expect(Number.parseFloat(text.fontSize)).to.be.within(11, 24);
        // A badge lies on the page itself, and has the page's own colour.
        if (variant !== 'badge') expect(alphaOf(text.color)).to.equal(1);
        expect(text.webkitTextFillColor).to.equal(text.color);
        expect(text.textTransform).to.equal('none');
        expect(text.textIndent).to.equal('0px');
        expect(['normal', '0px']).to.include(text.letterSpacing);
        expect(text.whiteSpace).to.equal('normal');
        expect(text.fontStyle).to.equal('normal');
        expect(text.pointerEvents).to.equal('auto');
        expect(visibleSize(headline)).to.be.greaterThan(14);
        expect(visibleSize(dot)).to.be.greaterThan(7);
        expect(getComputedStyle(dot).display).not.to.equal('none');
        const {fill} = getComputedStyle(dot.querySelector('path')!);
        expect(alphaOf(fill)).to.equal(1);
        expect(fill).not.to.equal(text.color);
        if (variant === 'badge') return;
        expect(Number.parseFloat(getComputedStyle(part(card, 'head')!).paddingLeft)).to.be.above(8);
      });
    }
  }

  for (const place of [
    'display: flex',
    'display: flex; flex-direction: column; align-items: center',
    'display: grid; justify-items: center',
    'display: inline-block',
    'display: table',
    'position: absolute',
    'float: inline-start',
    'inline-size: fit-content',
  ]) {
    it(`leaves every variant its width in a place that shrinks to fit: ${place}`, async () => {
      const narrow: string[] = [];
      for (const variant of VARIANT_NAMES) {
        const card = await cardWith(variant, '');
        const parent = await fixture<HTMLElement>(html`<div style=${place}></div>`);
        parent.append(card);
        const {width, height} = card.getBoundingClientRect();
        const least = variant === 'badge' ? 80 : 160;
        if (width < least || height > 2_000) narrow.push(`${variant} ${width} by ${height}`);
      }
      expect(narrow).to.deep.equal([]);
    });
  }

  it('leaves a badge no wider than it need be', async () => {
    const card = await cardWith('badge', '* { all: unset !important }');
    const parent = await fixture(html`<div style="display: block !important"></div>`);
    parent.append(card);
    expect(part(card, 'card')!.getBoundingClientRect().width).to.be.lessThan(400);
  });

  it('does not hide what the page hides on purpose only: [hidden] still works', async () => {
    const card = await cardWith('card', '');
    card.hidden = true;
    expect(card.getBoundingClientRect().height).to.equal(0);
  });

  it('looks the same in a slot that a component of the page styles', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.attachShadow({mode: 'open'}).innerHTML =
      '<style>::slotted(*) { font: 900 40px serif !important; color: red !important }</style><slot></slot>';
    const card = await cardWith('card', '');
    place.append(card);
    const text = getComputedStyle(part(card, 'headline')!.lastElementChild!);
    expect(text.fontSize).to.equal('18px');
    expect(text.color).not.to.equal('rgb(255, 0, 0)');
  });
});

describe('a page whose scripts are hostile', () => {
  const {onerror} = window;
  afterEach(() => {
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- as above
    window.onerror = onerror;
  });

  it('does not stop the card by listeners that throw', async () => {
    const errors: unknown[] = [];
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- mocha's own stands here
    window.onerror = (...args) => {
      errors.push(args[4]);
      return true;
    };
    const card = await mount('');
    for (const name of ['load', 'change', 'stale', 'error']) {
      card.addEventListener(`elytra-status-${name}`, () => {
        throw new Error(name);
      });
    }
    Object.assign(card, {data: documentAt(NOW)});
    await card.updateComplete;
    Object.assign(card, {data: documentAt(NOW + 1, {platform_status: 'major_outage'})});
    await card.updateComplete;
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal('Platform Status: Major outage');
    expect(errors).to.have.length(2);
  });

  it('does not stop the card by stopping its events', async () => {
    const stop = (event: Event) => event.stopImmediatePropagation();
    window.addEventListener('elytra-status-change', stop, {capture: true});
    const card = await mount('');
    Object.assign(card, {data: documentAt(NOW)});
    await card.updateComplete;
    expect(card.state).to.equal('operational');
    window.removeEventListener('elytra-status-change', stop, {capture: true});
  });

  for (const [name, prototype] of [
    ['Array', Array.prototype],
    ['String', String.prototype],
  ] as const) {
    it(`does not mislead the card by what it adds to every ${name}`, async () => {
      const extended = prototype as unknown as Record<string, unknown>;
      extended.extend = () => 'operational';
      extended.stale_after = 'never';
      try {
        const card = await mount('');
        Object.assign(card, {data: documentAt(NOW, {platform_status: 'major_outage'})});
        await card.updateComplete;
        expect(card.state).to.equal('major_outage');
        expect(Object.keys(card.data!)).not.to.include('extend');
      } finally {
        delete extended.extend;
        delete extended.stale_after;
      }
    });
  }

  it('does not take the place of the card by a name on its form or window', async () => {
    const form = await fixture(html`<form><input name="state" /><img name="data" alt="" /></form>`);
    const card = await mount('');
    form.append(card);
    Object.assign(card, {data: documentAt(NOW)});
    await card.updateComplete;
    expect(card.state).to.equal('operational');
  });
});
