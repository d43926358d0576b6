import {expect} from '@open-wc/testing';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import type {Status} from '../../embed/contract/status.js';
import {registry} from '../../embed/text/registry.js';
import {FONTS} from '../support/browser/fonts.js';
import {useFont} from './use-font.js';
import '../../embed/define.js';
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

// The room of a card and a badge that load is the room of whatever they say afterwards.

const SIZES = [16, 20, 24]; // px, a reader's default
const [NARROWEST, WIDEST] = [160, 720]; // px; wider ones have more room for the same words
const STEP = 56; // px
const ROUNDING = 0.1; // px; Firefox counts in sixtieths
const DOCUMENTS = [
  'operational',
  'degraded',
  'partial-outage',
  'major-outage',
  'maintenance',
  'no-backups',
  'partly-reporting',
  'unknown',
];
const LANGUAGES = Object.keys(registry.languages);

/** Each document, fresh and stale, with and without an open incident. */
async function answers(): Promise<Map<string, Status>> {
  const samples = await (await fetch('/__test__/samples')).json();
  const iso = (ago: number) => new Date(Date.now() - ago).toISOString();
  const [incident] = samples.full.document.incidents;
  const all = new Map<string, Status>();
  for (const name of DOCUMENTS) {
    const {backups, ...document} = samples[name].document;
    for (const isStale of [false, true]) {
      for (const incidents of [undefined, [incident]]) {
        all.set(`${name}${isStale ? ', stale' : ''}${incidents ? ', incident' : ''}`, {
          ...document,
          updated_at: iso(isStale ? 2_700_000 : 300_000),
          stale_after: iso(isStale ? 2_700_000 : -1_500_000),
          ...(backups && {
            backups: {
              ...backups,
              last_backup_time: iso(7_200_000),
              overdue_after: iso(-7_200_000),
            },
          }),
          incidents,
        });
      }
    }
  }
  return all;
}

function place(width: number, attributes: string): ElytraStatus {
  const around = document.body.appendChild(document.createElement('main'));
  around.style.inlineSize = `${width}px`;
  around.innerHTML = `<elytra-status ${attributes}></elytra-status>`;
  return around.firstElementChild as ElytraStatus;
}

const settled = (cards: readonly ElytraStatus[]) =>
  Promise.all(cards.map((card) => card.updateComplete));
const heightOf = (card: ElytraStatus) => card.getBoundingClientRect().height;

afterEach(() => {
  for (const around of document.querySelectorAll('main')) around.remove();
});

for (const font of FONTS) {
  for (const [nth, size] of SIZES.entries()) {
    for (const variant of ['card', 'badge']) {
      it(`no ${variant} in ${size} px of the ${font} font grows, in any language`, async function () {
        this.timeout(120_000);
        await useFont(font);
        const documents = await answers();
        const grown: string[] = [];
        for (const [index, lang] of LANGUAGES.entries()) {
          // Other widths for each, so that all together leave out few.
          const first = NARROWEST + ((index * 8 + nth * 24) % STEP);
          const widths = [NARROWEST];
          for (let width = first; width < WIDEST; width += STEP) widths.push(width);
          const style = `--elytra-status-size: ${size}px`;
          const cards = widths.map((width) =>
            place(width, `variant="${variant}" lang="${lang}" style="${style}"`),
          );
          await settled(cards);
          const before = cards.map(heightOf);
          for (const [what, data] of documents) {
            for (const card of cards) card.data = data;
            await settled(cards);
            for (const [at, card] of cards.entries()) {
              const by = heightOf(card) - before[at]!;
              if (Math.abs(by) > ROUNDING)
                grown.push(`${lang}, ${widths[at]} px, ${what}: ${by} px`);
            }
          }
          for (const card of cards) card.parentElement!.remove();
        }
        expect(grown).to.deep.equal([]);
      });
    }
  }
}
