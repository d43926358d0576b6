import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {addMessages} from '../../embed/text/add-messages.js';
import type {Messages} from '../../embed/text/messages.js';
import '../../embed/lang/de.js';
import {mount, part, SAMPLES, textOf} from './card.js';
import {NOW, quiet} from './network.js';

let clock: sinon.SinonFakeTimers;
beforeEach(() => {
  clock = sinon.useFakeTimers({now: NOW, toFake: ['Date']});
});
afterEach(() => {
  document.documentElement.lang = '';
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('time-zone');
  sinon.restore();
});

interface Nested {
  card: ElytraStatus;
  /** From the outside in: an element of the page, and one of each shadow root around the card. */
  around: [Element, Element, Element];
}

/** A card two shadow roots deep. */
async function nested(): Promise<Nested> {
  const page = await fixture(html`<section></section>`);
  const inside = (parent: Element) => {
    const host = parent.appendChild(document.createElement('div'));
    const root = host.attachShadow({mode: 'open'});
    return root.appendChild(document.createElement('section'));
  };
  const outer = inside(page);
  const inner = inside(outer);
  const card = await mount('');
  inner.append(card);
  Object.assign(card, {data: SAMPLES.operational?.document});
  await card.updateComplete;
  return {card, around: [page, outer, inner]};
}

const exact = async (card: ElytraStatus) => {
  part(card, 'updated')!.click();
  await card.updateComplete;
  const text = textOf(card, 'updated');
  part(card, 'updated')!.click();
  await card.updateComplete;
  return text;
};
const direction = (card: ElytraStatus) => getComputedStyle(part(card, 'headline')!).direction;

const PLACES = ['an element of the page', 'the outer shadow root', 'the inner shadow root'];

for (const [index, place] of PLACES.entries()) {
  describe(`what is set on ${place}`, () => {
    it('decides the language, at once and when it changes', async () => {
      const {card, around} = await nested();
      around[index]!.setAttribute('lang', 'de');
      await quiet();
      expect(textOf(card, 'headline')).to.equal('Plattformstatus: Funktionsfähig');
      around[index]!.removeAttribute('lang');
      await quiet();
      expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
    });

    it('decides the direction, at once and when it changes', async () => {
      const {card, around} = await nested();
      around[index]!.setAttribute('dir', 'rtl');
      await quiet();
      expect(direction(card)).to.equal('rtl');
      around[index]!.removeAttribute('dir');
      expect(direction(card)).to.equal('ltr');
    });

    it('decides the time zone', async () => {
      const {card, around} = await nested();
      around[index]!.setAttribute('time-zone', 'Asia/Tokyo');
      await quiet();
      expect(await exact(card)).to.match(/11.*2025.*(12|00|0):30/);
    });
  });
}

describe('the surroundings', () => {
  it('give way to what is nearer, and to the card itself', async () => {
    const {card, around} = await nested();
    around[0].setAttribute('lang', 'de');
    around[2].setAttribute('lang', 'en');
    await quiet();
    expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
    card.lang = 'de-AT';
    await quiet();
    expect(textOf(card, 'headline')).to.equal('Plattformstatus: Funktionsfähig');
  });

  it('are never declared again inside the card', async () => {
    const {card, around} = await nested();
    around[0].setAttribute('lang', 'de');
    around[0].setAttribute('dir', 'rtl');
    await quiet();
    expect(card.renderRoot.querySelectorAll('[lang], [dir]:not([dir="auto"])')).to.have.length(0);
  });

  it('count anew after a move', async () => {
    const card = await mount('');
    Object.assign(card, {data: SAMPLES.operational?.document});
    const german = await fixture(html`<section lang="de"></section>`);
    german.append(card);
    await quiet();
    expect(textOf(card, 'headline')).to.equal('Plattformstatus: Funktionsfähig');
  });

  for (const zone of ['Mars/Olympus', '', 'constructor', '  ']) {
    it(`are ignored with the time zone "${zone}"`, async () => {
      const card = await mount('', `time-zone="${zone}"`);
      Object.assign(card, {data: SAMPLES.operational?.document});
      await card.updateComplete;
      expect(await exact(card)).to.match(/2025/);
    });
  }

  for (const lang of [
    'x',
    'not a language',
    '',
    'en_US',
    'constructor',
    '__proto__',
    'i-klingon',
  ]) {
    it(`leave English with lang="${lang}"`, async () => {
      const card = await mount('', `lang="${lang}"`);
      Object.assign(card, {data: SAMPLES.operational?.document});
      await card.updateComplete;
      expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
      expect(textOf(card, 'updated')).to.equal('Updated: 5 minutes ago');
    });
  }

  for (const [lang, dir] of [
    ['th', ''],
    ['fa', 'rtl'],
  ] as const) {
    it(`mark English as English, and as written from the left, in a page in ${lang}`, async () => {
      const card = await mount('', `lang="${lang}" dir="${dir}"`);
      Object.assign(card, {data: SAMPLES.operational?.document});
      await card.updateComplete;
      const headline = part(card, 'headline')!;
      expect(headline.closest('[lang]')?.getAttribute('lang')).to.equal('en');
      expect(getComputedStyle(headline).direction).to.equal('ltr');
      addMessages(lang, {known: '{status}!'});
      await card.updateComplete;
      expect(card.renderRoot.querySelector('[lang]')).to.equal(null);
      expect(getComputedStyle(headline).direction).to.equal(dir || 'ltr');
    });
  }

  it('mark nothing in sentences that the page has given', async () => {
    const card = await mount('', 'lang="ur" dir="rtl"');
    Object.assign(card, {data: SAMPLES.operational?.document, messages: {known: '{status}!'}});
    await card.updateComplete;
    expect(card.renderRoot.querySelector('[lang]')).to.equal(null);
  });

  it('mix no languages: where the sentences are English, so are ages and units', async () => {
    const card = await mount('', 'lang="sv"');
    Object.assign(card, {data: SAMPLES.operational?.document});
    await card.updateComplete;
    expect(textOf(card, 'updated')).to.equal('Updated: 5 minutes ago');
    clock.setSystemTime(NOW + 40 * 60_000);
    card.requestUpdate();
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.match(/^Data is 45 minutes old\./);
  });
});

describe('messages', () => {
  const say = async (messages: unknown, lang = '') => {
    const card = await mount('', `lang="${lang}"`);
    Object.assign(card, {data: SAMPLES.operational?.document, messages});
    await card.updateComplete;
    return card;
  };

  it('replace single sentences of the language', async () => {
    const card = await say({operational: 'Läuft'} satisfies Partial<Messages>, 'de');
    expect(textOf(card, 'headline')).to.equal('Plattformstatus: Läuft');
    expect(textOf(card, 'updated')).to.match(/Minuten/);
  });

  it('change when they are changed, and go when they are taken away', async () => {
    const card = await say({operational: 'Fine'});
    card.messages = {operational: 'Great'};
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal('Platform Status: Great');
    card.messages = null;
    await card.updateComplete;
    expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
  });

  for (const wrong of [undefined, null, 5, {}, []]) {
    it(`leave a sentence as it is for ${JSON.stringify(wrong)}`, async () => {
      const card = await say({known: wrong, operational: wrong, updated: wrong});
      expect(textOf(card, 'headline')).to.equal('Platform Status: Operational');
      expect(textOf(card, 'updated')).to.equal('Updated: 5 minutes ago');
    });
  }
});
