import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import '../../embed/define.js';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mutant, type Mutant} from '../support/documents/mutate.js';
import {judge, type Verdict} from '../support/documents/oracle.js';
import {isGreen, SAMPLES} from './card.js';

const BATCHES = 10;
const BATCH = 2_000; // documents
const NOW = Date.parse('2025-11-10T15:35:00Z');
const FIRST_SEED = Number(new URLSearchParams(location.search).get('seed') ?? 1);
/** Reading computed colours of every element of every card would take most of the time. */
const PAINT_EVERY = 10; // documents

/** All that a card is made of. Whatever else appears came from outside. */
const ALLOWED = new Set(
  'div svg path slot a details summary span dl dt dd p button time strong em code ul li h1 h2 h3 h4 h5 h6 bdi'.split(
    ' ',
  ),
);
const SAFE_LINK = /^(https?|mailto):/;

const documents = Object.values(SAMPLES)
  .filter(({expect: verdict}) => verdict.guard === 'accept')
  .map(({document}) => document);

const show = ({seed, story, input}: Mutant): string =>
  `seed ${seed} (${story}): ${typeof input === 'string' ? input : JSON.stringify(input)}`.slice(
    0,
    3_000,
  );

/** An element made of outside text, or undefined. */
function intruder(card: ElytraStatus): string | undefined {
  for (const element of [...card.renderRoot.querySelectorAll('*'), ...card.children]) {
    if (!ALLOWED.has(element.localName)) return element.outerHTML;
    for (const {name, value} of element.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'src') return element.outerHTML;
      if (name === 'href' && !SAFE_LINK.test(value)) return element.outerHTML;
    }
  }
  return undefined;
}

/** Something in the markup says good, and nothing around it takes that back. */
const saysGood = (card: ElytraStatus): boolean =>
  [...card.renderRoot.querySelectorAll('[data-state="operational"], [data-state="success"]')].some(
    (element) => !element.closest('.grey'),
  );

let clock: sinon.SinonFakeTimers;
let cards: ElytraStatus[];
const accidents: string[] = [];
const onAccident = (event: ErrorEvent | PromiseRejectionEvent) =>
  accidents.push(event instanceof ErrorEvent ? event.message : String(event.reason));

before(() => {
  window.addEventListener('error', onAccident);
  window.addEventListener('unhandledrejection', onAccident);
});

after(() => {
  window.removeEventListener('error', onAccident);
  window.removeEventListener('unhandledrejection', onAccident);
});

beforeEach(() => {
  clock = sinon.useFakeTimers({now: NOW, toFake: ['Date']});
  for (const method of ['error', 'warn'] as const) {
    sinon
      .stub(console, method)
      .callsFake((...words) => void accidents.push(`console.${method}: ${words.join(' ')}`));
  }
  cards = [...VARIANT_NAMES, ...VARIANT_NAMES].map((variant) => {
    const card = document.createElement('elytra-status');
    card.setAttribute('variant', variant);
    document.body.append(card);
    return card;
  });
});

afterEach(() => {
  for (const card of cards) card.remove();
  clock.restore();
  sinon.restore();
});

describe('the card, whatever document it is given', () => {
  /** What each card shows: one that is not readable changes nothing. */
  let shown: Map<ElytraStatus, Verdict>;
  const totals = {documents: 0, readable: 0, green: 0};

  function check(card: ElytraStatus, one: Mutant, isPainted: boolean): void {
    const own = judge(one.input, NOW);
    const verdict = own.readable ? own : shown.get(card);
    if (own.readable) shown.set(card, own);
    totals.documents++;
    totals.readable += Number(own.readable);
    totals.green += Number(own.state === 'operational');

    const isGood = saysGood(card) || (isPainted && isGreen(card));
    if (isGood && !verdict?.mayBeGreen) throw new Error(`FALSE GREEN at ${show(one)}`);
    if (isPainted && own.state === 'operational' && !isGreen(card)) {
      throw new Error(`Not green at ${show(one)}`);
    }
    const state = verdict?.state ?? 'loading';
    if (card.state !== state) {
      throw new Error(`"${card.state}" instead of "${state}" at ${show(one)}`);
    }
    const backups = card.renderRoot.querySelector('[part="backups"]:not(li *)');
    if (backups && backups.getAttribute('data-state') !== verdict?.shownBackups) {
      throw new Error(`${backups.outerHTML} for "${verdict?.shownBackups}" at ${show(one)}`);
    }
    const found = intruder(card);
    if (found) throw new Error(`${found} came from outside at ${show(one)}`);
    if (accidents.length) throw new Error(`${accidents.join('\n')} at ${show(one)}`);
    if ('fuzzed' in window) throw new Error(`A script ran at ${show(one)}`);
  }

  for (let batch = 0; batch < BATCHES; batch++) {
    it(`never throws, never shows false green, makes no element of it (${batch + 1})`, async function () {
      this.timeout(60_000);
      shown = new Map();
      const first = FIRST_SEED + 1_000_000 + batch * BATCH; // not those of the guard's test
      for (let seed = first; seed < first + BATCH; seed += cards.length) {
        const mutants = cards.map((_, index) => mutant(documents, seed + index, NOW));
        cards.forEach((card, index) => Object.assign(card, {data: mutants[index]!.input}));
        await Promise.all(cards.map((card) => card.updateComplete));
        const isPainted = (seed - first) % (PAINT_EVERY * cards.length) === 0;
        cards.forEach((card, index) => check(card, mutants[index]!, isPainted));
      }
    });
  }

  it('was tried with enough documents that can be read, and enough that are green', () => {
    expect(totals.documents).to.be.at.least(20_000);
    expect(totals.readable).to.be.at.least(totals.documents * 0.3);
    expect(totals.green).to.be.at.least(totals.documents * 0.1);
  });

  it('claims nothing of the components of a document from the future', async () => {
    const updated_at = new Date(NOW + 15 * 60_000).toISOString();
    const page = cards.find(({variant}) => variant === 'page')!;
    page.data = {...(SAMPLES.full?.document as object), updated_at, stale_after: undefined};
    await page.updateComplete;
    expect(page.state).to.equal('unknown');
    const rows = [...page.renderRoot.querySelectorAll('[part="component"]')];
    expect(rows.map((row) => row.getAttribute('data-state'))).to.deep.equal(
      rows.map(() => 'unknown'),
    );
  });

  it('takes values that no JSON can be', async () => {
    const good = SAMPLES.stale?.document as object; // may be read, may not be green
    const throwing = () => {
      throw new Error('no');
    };
    const values = [
      undefined,
      null,
      Symbol('x'),
      10n,
      throwing,
      document.body,
      window,
      new Date(),
      new Proxy(good, {get: throwing}),
      {...good, backups: new Proxy({}, {get: throwing})},
      {...good, components: Array.from({length: 3})},
      '['.repeat(200_000),
    ];
    for (const value of values) {
      for (const card of cards) {
        Object.assign(card, {data: value});
        await card.updateComplete;
        expect(saysGood(card)).to.equal(false);
      }
    }
    expect(accidents).to.deep.equal([]);
  });
});
