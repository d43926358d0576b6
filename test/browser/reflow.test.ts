import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import '../../embed/lang/de.js';
import '../../embed/lang/ru.js';
import {FONTS} from '../support/browser/fonts.js';
import {mount, part, SAMPLES} from './card.js';
import {NOW} from './network.js';
import {useFont} from './use-font.js';

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitaensmuetze'.repeat(3);

/** What WCAG 1.4.12 allows a reader to set. */
const SPACING = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important }`;

let clock: sinon.SinonFakeTimers;
beforeEach(() => {
  clock = sinon.useFakeTimers({now: NOW, toFake: ['Date']});
});
afterEach(() => sinon.restore());

interface Placed {
  card: ElytraStatus;
  place: HTMLElement;
}

async function placed(width: number, name: string, attributes: string): Promise<Placed> {
  const sample = SAMPLES[name]!;
  clock.setSystemTime(Date.parse(sample.now));
  const place = await fixture<HTMLElement>(html`<div style="inline-size: ${width}px"></div>`);
  place.style.overflow = 'auto';
  const card = await mount('', attributes);
  place.append(card);
  Object.assign(card, {data: sample.document});
  await card.updateComplete;
  return {card, place};
}

/** What sticks out of the card, but for what only a screen reader is told. */
function stickingOut({card, place}: Placed): string[] {
  const {left, right} = place.getBoundingClientRect();
  return [...card.renderRoot.querySelectorAll('*')]
    .filter((element) => !element.closest('.spoken, [role="status"]'))
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
    })
    .map(
      (element) => `${element.outerHTML.slice(0, 80)} at ${element.getBoundingClientRect().right}`,
    );
}

function clipped({card}: Placed): string[] {
  return [...card.renderRoot.querySelectorAll<HTMLElement>('*')]
    .filter((element) => !element.closest('.spoken, [role="status"]'))
    .filter((element) => getComputedStyle(element).overflow !== 'visible')
    .filter((element) => element.scrollHeight > element.clientHeight + 1)
    .map((element) => element.outerHTML.slice(0, 80));
}

for (const font of FONTS) {
  for (const width of [160, 320]) {
    for (const variant of VARIANT_NAMES) {
      describe(`the ${variant} in ${width} px, with the ${font} font`, () => {
        before(() => useFont(font));

        for (const name of ['operational', 'stale', 'full', 'unknown', 'backup-overdue']) {
          for (const lang of ['en', 'de', 'ru']) {
            it(`needs no scrolling to the side: ${name}, ${lang}`, async () => {
              const all = await placed(width, name, `variant="${variant}" lang="${lang}"`);
              expect(all.place.scrollWidth).to.be.at.most(width);
              expect(stickingOut(all)).to.deep.equal([]);
            });
          }
        }

        it('needs no scrolling to the side for names without end', async () => {
          const all = await placed(width, 'full', `variant="${variant}"`);
          const text = JSON.stringify(SAMPLES.full!.document).replaceAll(
            /"(name|group|body)":"[^"]*"/g,
            `"$1":"${LONG}"`,
          );
          Object.assign(all.card, {data: text.replace('15:30:00Z', '15:30:01Z')});
          await all.card.updateComplete;
          expect(all.place.scrollWidth).to.be.at.most(width);
          expect(stickingOut(all)).to.deep.equal([]);
        });

        it('takes a reader’s own spacing without clipping', async () => {
          const all = await placed(width, 'full', `variant="${variant}"`);
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(SPACING);
          const root = all.card.shadowRoot!;
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
          expect(getComputedStyle(part(all.card, 'headline')!).letterSpacing).not.to.equal(
            'normal',
          );
          expect(all.place.scrollWidth).to.be.at.most(width);
          expect(stickingOut(all)).to.deep.equal([]);
          expect(clipped(all)).to.deep.equal([]);
        });

        it('is the same right to left', async () => {
          const all = await placed(width, 'full', `variant="${variant}" dir="rtl"`);
          expect(all.place.scrollWidth).to.be.at.most(width);
          expect(stickingOut(all)).to.deep.equal([]);
        });
      });
    }
  }
}
