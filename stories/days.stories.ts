import {html} from 'lit';
import {expect, waitFor} from 'storybook/test';
import {recentHistory, type Lived} from '../test/support/history/recent-history.js';
import {NOW} from './support/clock.js';
import {cardIn, settled} from './support/from-sample.js';
import {address} from './support/network.js';
import type {Args} from './support/render.js';
import type {Meta, Story} from './support/story.js';

export default {title: 'Ninety days', args: {src: address('operational')}} satisfies Meta;

const EVERY_KIND: Lived = {
  days: {
    5: [86_000, 400], // degraded for a moment
    10: [80_000, 6_400], // degraded
    15: [85_680, 0, 720], // down for a moment
    20: [60_000, 0, 26_400], // down
    25: [0, 0, 0, 86_400], // under maintenance
    30: [43_200], // observed in part
    31: [], // not observed
    32: [],
    33: [10_000, 0, 9_000], // down as far as it was observed
  },
};
const DECLARED = {
  id: '1',
  name: 'Slow answers in Frankfurt',
  status: 'resolved',
  impact: 'major',
  created_at: '2025-10-31T09:00:00Z',
  incident_updates: [],
} as const;
const COMPONENTS = {
  1: EVERY_KIND,
  2: {age: 40},
  3: {days: {0: [30_000, 0, 25_000]}},
  4: {days: {3: [0, 0, 0, 86_400]}},
  5: {age: 2},
};
const historyOf = (platform: Lived, until = NOW): string =>
  JSON.stringify(
    recentHistory(until, platform, COMPONENTS, {
      incidents: [{...DECLARED, incident_updates: []}],
    }),
  );

/** A card that has its history from the page, and shows so many rows of bars. */
const showing = (args: Args, rows = 1, story: Story = {}): Story => ({
  ...story,
  args,
  async play({canvasElement}) {
    const card = await settled(canvasElement);
    await waitFor(() => expect(card.renderRoot.querySelectorAll('.strip').length).toBe(rows));
  },
});

export const EveryKind = showing({history: historyOf(EVERY_KIND)});
export const Young = showing({history: historyOf({age: 20})});
export const Week = showing({history: historyOf({age: 6, days: {2: [80_000, 0, 6_400]}})});
export const New = showing({history: historyOf({age: 0})});
export const Outage = showing({
  src: address('major-outage'),
  history: historyOf({days: {0: [50_000, 0, 6_000]}}),
});
export const Stale = showing({
  src: address('stale'),
  history: historyOf(EVERY_KIND, NOW - 45 * 60_000),
});
export const Page = showing(
  {src: address('full'), variant: 'page', history: historyOf(EVERY_KIND)},
  5,
);
export const OneComponent = showing({
  src: address('full'),
  component: 'Website',
  history: historyOf(EVERY_KIND),
});
export const RightToLeft = showing({history: historyOf(EVERY_KIND)}, 1, {globals: {lang: 'ar'}});
export const Narrow = showing({history: historyOf(EVERY_KIND)}, 1, {
  decorators: [(story) => html`<div style="inline-size: 160px">${story()}</div>`],
});

/** A history that cannot be had leaves a card without bars. */
export const Missing: Story = {
  args: {history: '', 'history-src': address('missing')},
  async play({canvasElement}) {
    await settled(canvasElement);
    await waitFor(() =>
      expect(cardIn(canvasElement).renderRoot.querySelector('[part=bars]')).toBe(null),
    );
  },
};
