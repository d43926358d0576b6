import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {feeds} from '../../embed/element/feed.js';
import {registry} from '../../embed/text/registry.js';
import type {Status} from '../../embed/contract/status.js';
import {FONTS} from '../support/browser/fonts.js';
import {observeFrames} from '../support/browser/frames.js';
import {observeShifts} from '../support/browser/shifts.js';
import './reportable.js';
import {useFont} from './use-font.js';
import '../../embed/lang/ar.js';
import '../../embed/lang/de.js';
import '../../embed/lang/es.js';
import '../../embed/lang/fr.js';
import '../../embed/lang/he.js';
import '../../embed/lang/it.js';
import '../../embed/lang/ja.js';
import '../../embed/lang/nl.js';
import '../../embed/lang/pl.js';
import '../../embed/lang/pt.js';
import '../../embed/lang/pt-pt.js';
import '../../embed/lang/ru.js';
import '../../embed/lang/zh.js';
import '../../embed/lang/zh-hant.js';

// Nothing above may import the definition: it is to come late, as a slow script does.

const WIDTHS = [160, 240, 280, 320, 330, 390, 425, 500, 760];
/** Widths between, in which a stale headline takes a second line inside of the card. */
const BREAKING = [160, 240, 280, 330, 390, 425, 500];
const VARIANTS = ['card', 'badge'];
const LANGUAGES = Object.keys(registry.languages);

const sample = async (name: string): Promise<Status> => {
  const samples = await (await fetch('/__test__/samples')).json();
  const now = Date.now();
  const iso = (time: number) => new Date(time).toISOString();
  const backups = samples[name].document.backups;
  return {
    ...samples[name].document,
    updated_at: iso(now - 300_000),
    stale_after: iso(now + 1_500_000),
    backups: backups && {
      ...backups,
      last_backup_time: iso(now - 7_200_000),
      overdue_after: iso(now + 7_200_000),
    },
  };
};

const stale = async () => {
  const document = await sample('operational');
  const updated_at = new Date(Date.now() - 2_700_000).toISOString();
  return {...document, updated_at, stale_after: updated_at};
};

const incident = async () => {
  const {incidents} = await sample('full');
  return {incidents: incidents!.slice(0, 1)};
};

const ANSWERS: Record<string, () => Promise<string>> = {
  'all is well': async () => JSON.stringify(await sample('operational')),
  'an outage': async () => JSON.stringify(await sample('major-outage')),
  'degraded performance': async () => JSON.stringify(await sample('degraded')),
  'some not reporting': async () => JSON.stringify(await sample('partly-reporting')),
  'no backups': async () => JSON.stringify(await sample('no-backups')),
  unknown: async () => JSON.stringify(await sample('unknown')),
  'a stale document': async () => JSON.stringify(await stale()),
  'an open incident': async () =>
    JSON.stringify({...(await sample('partial-outage')), ...(await incident())}),
  'a running maintenance': async () => JSON.stringify(await sample('maintenance')),
  'a stale document with an incident': async () =>
    JSON.stringify({...(await stale()), ...(await incident())}),
  'no document': async () => '{}',
};

interface Placed {
  what: string;
  card: ElytraStatus;
}

/** A place of its own in the page, with text after the card that must not move. */
function place(width: number, variant: string, index: number, choice = ''): ElytraStatus {
  const around = document.body.appendChild(document.createElement('main'));
  const left = (index % 4) * (width + 20);
  const top = Math.floor(index / 4) * 550;
  around.setAttribute('style', `position: absolute; left: ${left}px; top: ${top}px`);
  around.style.inlineSize = `${width}px`;
  around.innerHTML = `<elytra-status variant="${variant}" ${choice}></elytra-status> and so on
    <p style="block-size: 200px; background: silver">What comes after the card.</p>`;
  return around.firstElementChild as ElytraStatus;
}

const heightsOf = (cards: readonly Placed[]) =>
  cards.map(({card, what}) => {
    const {height} = card.getBoundingClientRect();
    return `${what}: ${Math.round(height * 2) / 2} px`; // Firefox counts in sixtieths
  });

/** What the browser counts, or where it does not count, what is at another place in another frame. */
const observeMoves = () =>
  PerformanceObserver.supportedEntryTypes.includes('layout-shift')
    ? observeShifts()
    : observeFrames('main, main > *');

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function answered(card: ElytraStatus): Promise<void> {
  while (card.state === 'loading') await frame();
  await card.updateComplete;
}

/**
 * Cards of one variant, all at once: a tab behind another has few frames, and without a frame nothing
 * shifts. They are seen loading before any of them is answered.
 *
 * @returns their heights before and after the answers, and what has moved between
 */
async function observe(width: number, variant: string, names: readonly string[], choice = '') {
  const answers = await Promise.all(
    names.map(async (what) => ({what, body: await ANSWERS[what]!()})),
  );
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  sinon.stub(window, 'fetch').callsFake(async (input) => {
    const {pathname} = new URL(input instanceof Request ? input.url : input, location.href);
    await isReleased;
    return new Response(answers[Number(pathname.slice(1))]!.body);
  });
  const cards = answers.map(({what}, index) => {
    const card = place(width, variant, index, choice);
    card.setAttribute('src', `/${index}?${variant}&${width}${choice}`);
    return {what, card};
  });
  const shifts = observeMoves();
  await shifts(); // those of their coming are none of ours
  const before = heightsOf(cards);
  release();
  await Promise.all(cards.map(({card}) => answered(card)));
  return {before, shifts: await shifts(), after: heightsOf(cards)};
}

before(async () => {
  // What is out of sight does not count as a shift.
  await setViewport({width: 3_200, height: 1_200});
});
beforeEach(function () {
  this.timeout(60_000);
  feeds.clear();
  sinon.stub(console, 'error'); // of the answer that is no document
});
afterEach(() => {
  sinon.restore();
  for (const around of document.querySelectorAll('main')) around.remove();
});

describe('before the definition', () => {
  it('reserve.css keeps as much room as the card and the badge will take', async function () {
    this.timeout(60_000);
    const link = document.createElement('link');
    Object.assign(link, {rel: 'stylesheet', href: '/embed/reserve.css'});
    await new Promise((resolve) => {
      link.addEventListener('load', resolve);
      document.head.append(link);
    });
    const cards = WIDTHS.flatMap((width) =>
      VARIANTS.flatMap((variant, index) =>
        ['en', 'ar', 'de', 'ja'].map((lang) => ({
          what: `${variant} in ${lang}, ${width} px`,
          card: place(width, variant, index, `lang="${lang}"`),
        })),
      ),
    );
    const heights: Record<string, string[]> = {};
    for (const font of FONTS) {
      await useFont(font);
      heights[font] = heightsOf(cards);
    }
    await import('../../embed/define.js');
    await Promise.all(cards.map(({card}) => card.updateComplete));
    for (const font of FONTS) {
      await useFont(font);
      expect(heightsOf(cards), font).to.deep.equal(heights[font]);
    }
  });
});

for (const font of FONTS) {
  describe(`from the definition on, with the ${font} font`, () => {
    before(async () => {
      await useFont(font);
      await import('../../embed/define.js');
    });

    it('a shift of what comes after would be seen', async () => {
      const card = place(760, 'card', 0);
      const shifts = observeMoves();
      await shifts();
      card.style.marginBlockEnd = '100px';
      expect(await shifts()).not.to.deep.equal([]);
    });

    for (const lang of LANGUAGES) {
      it(`a stale card in ${lang} is as high as one that loads, in every width`, async () => {
        const data = await stale();
        const cards = WIDTHS.map((width, index) => {
          const card = place(width, 'card', index, `lang="${lang}"`);
          return {what: `${width}`, card};
        });
        await Promise.all(cards.map(({card}) => card.updateComplete));
        const before = heightsOf(cards);
        for (const {card} of cards) card.data = data;
        await Promise.all(cards.map(({card}) => card.updateComplete));
        expect(heightsOf(cards)).to.deep.equal(before);
      });
    }

    for (const width of WIDTHS) {
      for (const variant of VARIANTS) {
        const what = BREAKING.includes(width)
          ? 'no height changes of'
          : 'nothing shifts in or after';
        it(`${what} a ${variant} in ${width} px, whatever it is answered`, async () => {
          const {before, shifts, after} = await observe(width, variant, Object.keys(ANSWERS));
          expect(after).to.deep.equal(before);
          if (!BREAKING.includes(width)) expect(shifts).to.deep.equal([]);
        });
      }

      for (const variant of width > 160 ? VARIANTS : ['card']) {
        it(`no height changes of a ${variant} of one component in ${width} px`, async () => {
          const choice = 'component="2"'; // WordPress admin
          const {before, after} = await observe(width, variant, Object.keys(ANSWERS), choice);
          expect(after).to.deep.equal(before);
        });
      }
    }
  });
}
