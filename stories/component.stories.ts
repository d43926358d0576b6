import {expect} from 'storybook/test';
import {settled} from './support/from-sample.js';
import {address} from './support/network.js';
import type {Args} from './support/render.js';
import type {Meta, Story} from './support/story.js';

export default {title: 'Some components', args: {src: address('full')}} satisfies Meta;

/** Of the sample with every field, whose platform has a partial outage. */
const speaksOf = (args: Args, headline: string): Story => ({
  args,
  async play({canvasElement}) {
    const card = await settled(canvasElement);
    const {textContent} = card.renderRoot.querySelector('[part=headline]')!;
    await expect(textContent.replace(/\s+/g, ' ').trim()).toBe(`Elytra Cloud ${headline}`);
  },
});

export const One = speaksOf({component: 'Website'}, 'Website: Operational');
export const Several = speaksOf({component: 'Website|Redis'}, 'Website, Redis: Operational');
export const Group = speaksOf({group: 'Sites', variant: 'page'}, 'Sites: Degraded performance');
export const Badge = speaksOf({component: 'Database', variant: 'badge'}, 'Database: Major outage');
export const Missing = speaksOf({component: 'Mail'}, 'Mail: Unable to determine status');
