import {expect} from '@open-wc/testing';
import {requestsOf, source} from './card.js';

export const ENGINE = navigator.userAgent.includes('Firefox/')
  ? 'firefox'
  : navigator.userAgent.includes('Chrome/')
    ? 'chromium'
    : 'webkit';

interface Ability {
  has: () => boolean | Promise<boolean>;
  /** Engines that lack it, and why; Chromium has all of them. */
  lacking: Partial<Record<'firefox' | 'webkit', string>>;
}

/** THE TABLE of what some engine cannot do, and tests need. */
const ABILITIES = {
  'a window on top of all others': {
    has: () => 'documentPictureInPicture' in window,
    lacking: {
      webkit: 'does not know Document Picture-in-Picture',
    },
  },
  'an HTTP cache': {
    async has() {
      const src = await source('header=Cache-Control:max-age=3600');
      for (let times = 0; times < 2; times++) await (await fetch(src)).text();
      return (await requestsOf(src)) === 1;
    },
    lacking: {webkit: 'has no HTTP cache while it is automated'},
  },
} satisfies Record<string, Ability>;

/**
 * As `it`, for a test that needs what not every engine has. Where the table says that it is lacking, the
 * test is that it still is: an exception that no longer applies fails.
 */
export function itNeeds(
  what: keyof typeof ABILITIES,
  title: string,
  body: (this: MochaContext) => void | Promise<void>,
): void {
  const {has, lacking}: Ability = ABILITIES[what];
  const reason = ENGINE === 'chromium' ? undefined : lacking[ENGINE];
  if (!reason) return it(title, body);
  it(`${title} (not in this engine, which ${reason})`, async () => {
    expect(await has(), `this engine now has ${what}: remove it from the table`).to.equal(false);
  });
}
