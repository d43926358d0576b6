import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import type {Status} from '../../embed/contract/status.js';
import './reportable.js';

// Nothing above may import the definition: it is to come late, as a slow script does.

interface LayoutShift extends PerformanceEntry {
  value: number;
}

const WIDTHS = [320, 425, 500, 760];
/** Widths between, in which a stale headline takes a second line inside of the card. */
const BREAKING = [425, 500];
const VARIANTS = ['card', 'badge'];

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

const ANSWERS: Record<string, () => Promise<string>> = {
  'all is well': async () => JSON.stringify(await sample('operational')),
  'an outage': async () => JSON.stringify(await sample('major-outage')),
  'degraded performance': async () => JSON.stringify(await sample('degraded')),
  'some not reporting': async () => JSON.stringify(await sample('partly-reporting')),
  'no backups': async () => JSON.stringify(await sample('no-backups')),
  unknown: async () => JSON.stringify(await sample('unknown')),
  'a stale document': async () => JSON.stringify(await stale()),
  'no document': async () => '{}',
};

/** A place of its own in the page, with text after the card that must not move. */
function place(width: number, variant: string, src: string, index = 0): ElytraStatus {
  const around = document.body.appendChild(document.createElement('main'));
  const left = (index % 4) * (width + 20);
  const top = Math.floor(index / 4) * 550;
  around.setAttribute('style', `position: absolute; left: ${left}px; top: ${top}px`);
  around.style.inlineSize = `${width}px`;
  around.innerHTML = `<elytra-status variant="${variant}"></elytra-status> and so on
    <p style="block-size: 200px; background: silver">What comes after the card.</p>`;
  const card = around.firstElementChild as ElytraStatus;
  card.setAttribute('src', src);
  return card;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** Shifts are told of after the frame in which they happen. */
async function frames(): Promise<void> {
  for (let count = 0; count < 3; count++) await frame();
}

/** All that shifts until it is asked for. */
function observeShifts(): () => Promise<number> {
  let sum = 0;
  const add = (entries: PerformanceEntryList) => {
    for (const entry of entries) sum += (entry as LayoutShift).value;
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({type: 'layout-shift'});
  return async () => {
    await frames();
    add(observer.takeRecords());
    observer.disconnect();
    return sum;
  };
}

async function answered(card: ElytraStatus): Promise<void> {
  while (card.state === 'loading') await frame();
  await card.updateComplete;
}

const slow = (body: string) => `/__test__/status?delay=300&body=${encodeURIComponent(body)}`;

before(async () => {
  // What is out of sight does not count as a shift.
  await setViewport({width: 3_200, height: 1_200});
});
afterEach(() => {
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
      VARIANTS.map((variant) => ({
        card: place(width, variant, '/__test__/status?hang=1'),
        what: `${variant} in ${width} px`,
      })),
    );
    const heights = () =>
      cards.map(({card, what}) => `${what}: ${Math.round(card.getBoundingClientRect().height)}`);
    const before = heights();
    await import('../../embed/define.js');
    await Promise.all(cards.map(({card}) => card.updateComplete));
    await frames();
    expect(heights()).to.deep.equal(before);
  });
});

describe('from the definition on', () => {
  before(async () => {
    await import('../../embed/define.js');
  });

  it('a shift of what comes after would be seen', async function () {
    this.timeout(60_000);
    const card = place(760, 'card', '/__test__/status?hang=1');
    await frames();
    const shifts = observeShifts();
    card.style.marginBlockEnd = '100px';
    expect(await shifts()).to.be.greaterThan(0);
  });

  for (const width of WIDTHS) {
    for (const variant of VARIANTS) {
      // All answers at once: a tab behind another has few frames, and without a frame nothing shifts.
      const what = BREAKING.includes(width) ? 'no height changes of' : 'nothing shifts in or after';
      it(`${what} a ${variant} in ${width} px, whatever it is answered`, async function () {
        this.timeout(60_000);
        const answers = await Promise.all(
          Object.entries(ANSWERS).map(async ([what, body]) => ({what, body: await body()})),
        );
        const cards = answers.map(({what, body}, index) => ({
          what,
          card: place(width, variant, slow(body), index),
        }));
        const heights = () =>
          cards.map(({card, what}) => `${what}: ${card.getBoundingClientRect().height} px`);
        await frames();
        const before = heights();
        const shifts = observeShifts();
        await Promise.all(cards.map(({card}) => answered(card)));
        const sum = await shifts();
        expect(heights()).to.deep.equal(before);
        if (!BREAKING.includes(width)) expect(sum).to.equal(0);
      });
    }
  }
});
