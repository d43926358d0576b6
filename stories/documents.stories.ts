import {html} from 'lit';
import {expect} from 'storybook/test';
import {allSettled, settled} from './support/from-sample.js';
import {address} from './support/network.js';
import {render} from './support/render.js';
import type {Meta, Story} from './support/story.js';

export default {title: 'Documents'} satisfies Meta;

const GROUPS = 5;
const COMPONENTS = 200;

/** Groups are closed, but for those where something is wrong. */
export const TwoHundredComponents: Story = {
  args: {src: address('two-hundred-components'), variant: 'page'},
  async play({canvasElement}) {
    const {renderRoot} = await settled(canvasElement);
    await expect(renderRoot.querySelectorAll('[part=component]').length).toBe(COMPONENTS);
    const groups = [...renderRoot.querySelectorAll('details')];
    await expect(groups.length).toBe(GROUPS);
    await expect(groups.filter(({open}) => open).length).toBe(2);
  },
};

/** Long words break where they must: nothing is wider than its card. */
export const NamesWithoutASpace: Story = {
  args: {src: address('names-without-a-space')},
  render: (args) =>
    html`<div style="display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr)">
      ${(['page', 'card', 'banner', 'badge'] as const).map((variant) => render({...args, variant}))}
      ${render({...args, component: 'payments_production_eu_central_1_primary_postgres_cluster'})}
    </div>`,
  async play({canvasElement}) {
    for (const card of await allSettled(canvasElement)) {
      await expect(card.scrollWidth).toBeLessThanOrEqual(card.clientWidth);
    }
    const {scrollWidth, clientWidth} = document.documentElement;
    await expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  },
};
