import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount, part, SAMPLES, textOf} from './card.js';
import {NOW} from './network.js';

declare global {
  interface Window {
    attacked?: true;
  }
}

const ATTACKS = [
  '<img src="/none.png" onerror="window.attacked=true">',
  '"><script>window.attacked=true</script>',
  '<svg onload="window.attacked=true">',
  '[click](javascript:window.attacked=true) ![x](x" onerror="window.attacked=true)',
  '<a href="javascript:window.attacked=true">click</a>',
  '<style>* { display: none }</style>',
];
const KEPT = ['updated_at', 'stale_after', 'platform_status', 'last_backup_time', 'overdue_after'];

beforeEach(() => {
  sinon.useFakeTimers({now: NOW, toFake: ['Date']});
});
afterEach(() => {
  delete window.attacked;
  sinon.restore();
});

/** The same with `text` in every string but those that make the document readable. */
function poison(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string') return KEPT.includes(key) ? value : text;
  if (Array.isArray(value)) return value.map((item) => poison(item, text, key));
  if (typeof value !== 'object' || !value) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, poison(item, text, name)]);
  return Object.fromEntries(entries);
}

async function showing(data: unknown, attributes = ''): Promise<ElytraStatus> {
  const card = await mount('', attributes);
  Object.assign(card, {data});
  await card.updateComplete;
  return card;
}

describe('text from outside stays text', () => {
  for (const attack of ATTACKS) {
    for (const variant of VARIANT_NAMES) {
      it(`in a ${variant}: ${attack}`, async () => {
        const card = await showing(poison(SAMPLES.full?.document, attack), `variant="${variant}"`);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const {renderRoot} = card;
        expect(window.attacked).to.equal(undefined);
        expect(renderRoot.querySelectorAll('img, script, style, a, iframe')).to.have.length(0);
        for (const element of renderRoot.querySelectorAll('*')) {
          expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).to.deep.equal(
            [],
          );
        }
        if (variant === 'page') {
          expect(textOf(card, 'component')).to.contain(attack);
          expect(textOf(card, 'incident')).to.contain(attack);
          expect(textOf(card, 'backup')).to.contain(attack);
        }
      });
    }
  }

  it('in messages', async () => {
    const card = await showing(SAMPLES.operational?.document);
    card.messages = {operational: ATTACKS[0]!, known: '{status} {nothing}'};
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal(ATTACKS[0]);
  });

  it('in messages that look like a place for a value', async () => {
    const data = structuredClone(SAMPLES.full?.document) as {components: {name: string}[]};
    data.components[0]!.name = '{status} $& $1';
    const card = await showing(data, 'variant="page"');
    expect(textOf(card, 'component')).to.contain('{status} $& $1');
  });
});

describe('href', () => {
  for (const href of [
    'https://status.example/',
    'http://status.example',
    'mailto:help@example.com',
    '/status',
    'status.html',
    '?page=status',
    '#status',
    '//status.example/',
  ]) {
    it(`leads to ${href}`, async () => {
      const card = await showing(SAMPLES.operational?.document, `href="${href}"`);
      expect(part(card, 'link')?.getAttribute('href')).to.equal(href);
      expect(textOf(card, 'link')).to.equal('Platform Status: Operational');
    });
  }

  for (const href of [
    'javascript:window.attacked=true',
    'JavaScript:window.attacked=true',
    ' javascript:window.attacked=true',
    'java\nscript:window.attacked=true',
    '\u0001javascript:window.attacked=true',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'blob:https://status.example/1',
    'file:///etc/passwd',
    'tel:123',
    'ftp://status.example',
    'http://[',
    '',
  ]) {
    it(`leads nowhere with ${JSON.stringify(href)}`, async () => {
      const card = await showing(SAMPLES.operational?.document);
      card.href = href;
      await card.updateComplete;
      expect(card.renderRoot.querySelector('a')).to.equal(null);
      expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
    });
  }

  for (const wrong of [5, {}, null, undefined, Symbol('href')]) {
    it(`throws nothing with a ${wrong === null ? 'null' : typeof wrong}`, async () => {
      const card = await showing(SAMPLES.operational?.document);
      Object.assign(card, {href: wrong});
      await card.updateComplete;
      expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
    });
  }
});

describe('heading-level', () => {
  const heading = (card: ElytraStatus) => card.renderRoot.querySelector('h1, h2, [role="heading"]');

  for (const level of ['1', '2', '6']) {
    it(`makes the headline a heading of level ${level}`, async () => {
      const card = await showing(SAMPLES.operational?.document, `heading-level="${level}"`);
      expect(heading(card)?.getAttribute('aria-level')).to.equal(level);
      expect(heading(card)?.textContent).to.contain('Platform Status: Operational');
    });
  }

  for (const level of ['0', '7', '99', '-1', '2.5', 'two', '']) {
    it(`is none with "${level}"`, async () => {
      const card = await showing(SAMPLES.operational?.document, `heading-level="${level}"`);
      expect(heading(card)).to.equal(null);
      expect(card.renderRoot.querySelector('[aria-level]')).to.equal(null);
    });
  }
});
