import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {VARIANT_NAMES} from '../../embed/card/variants.js';
import {FONTS, type FontName} from '../support/browser/fonts.js';
import {ENGINE} from './abilities.js';
import {mount, SAMPLES} from './card.js';
import {useFont} from './use-font.js';

/**
 * Of each part, as `[right, down, width, height]`: how far it begins from the part before it, px. Not from the
 * top of the card, because WebKit makes each line as high as whole pixels, and many lines add up; for the
 * same reason no height of a part with parts in it, and a tolerance that grows with the way down.
 */
type Positions = Record<string, (number | null)[]>;

const TOLERANCE = 3; // px
const OF_A_LINE = 0.5 / 19.5; // what WebKit cuts off one
const WIDTHS = [320, 760];
const KEPT = '/__test__/positions';

const clocks = sinon.createSandbox();
afterEach(() => clocks.restore());

async function measure(name: string, variant: string, width: number): Promise<Positions> {
  const {now, document: data} = SAMPLES[name]!;
  clocks.useFakeTimers({now: Date.parse(now), toFake: ['Date']});
  const card = await mount('', `variant="${variant}" time-zone="UTC" href="/status"`);
  card.parentElement!.style.inlineSize = `${width}px`;
  Object.assign(card, {data});
  await card.updateComplete;
  let {left, top} = card.getBoundingClientRect();
  const positions: Positions = {};
  for (const [index, element] of [...card.renderRoot.querySelectorAll('[part]')].entries()) {
    const place = element.getBoundingClientRect();
    if (!place.width) continue; // in a closed group
    const height = element.querySelector('[part]') ? null : place.height;
    positions[`${element.getAttribute('part')} ${index}`] = [
      place.left - left,
      place.top - top,
      place.width,
      height,
    ];
    ({left, top} = place);
  }
  card.remove();
  clocks.restore();
  return positions;
}

/** All situations in one font, each with its parts. */
async function measureAll(font: FontName): Promise<Record<string, Positions>> {
  await useFont(font);
  const all: Record<string, Positions> = {};
  for (const variant of VARIANT_NAMES) {
    for (const name of ['operational', 'full', 'stale']) {
      for (const width of WIDTHS) {
        all[`${variant} ${name} in ${width} px`] = await measure(name, variant, width);
      }
    }
  }
  return all;
}

/** What is too far from where Chromium has it. */
function* farFrom(expected: Positions, found: Positions) {
  for (const words of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const [there = [NaN], here = []] = [expected[words], found[words]];
    const isNear = there.every((value, index) => {
      const most = TOLERANCE + (index === 1 ? Math.abs(value!) * OF_A_LINE : 0);
      return Math.abs(value! - here[index]!) <= most;
    });
    if (!isNear) yield `${words}: ${there.join(' ')} in Chromium, ${here.join(' ')} here`;
  }
}

for (const font of FONTS) {
  describe(`every part of every variant in the ${font} font`, () => {
    it(`is within ${TOLERANCE} px of where Chromium has it`, async function () {
      this.timeout(60_000);
      const found = await measureAll(font);
      const address = `${KEPT}?key=${font}`;
      if (ENGINE === 'chromium') {
        await fetch(address, {method: 'POST', body: JSON.stringify(found)});
      }
      const expected = await (await fetch(address)).json();
      const far = Object.entries(found).flatMap(([what, positions]) =>
        [...farFrom(expected[what], positions)].map((line) => `${what}: ${line}`),
      );
      expect(far).to.deep.equal([]);
    });
  });
}
