import {html} from 'lit';
import {expect} from 'storybook/test';
import type {ElytraStatus} from '../embed/element/elytra-status.js';
import {allSettled, fromSample, settled} from './support/from-sample.js';
import {address} from './support/network.js';
import {render} from './support/render.js';
import type {Meta, Story} from './support/story.js';

export default {title: 'Surroundings'} satisfies Meta;

export const Dark = fromSample('full', {args: {variant: 'page'}, globals: {scheme: 'dark'}});
export const DarkOutage = fromSample('major-outage', {globals: {scheme: 'dark'}});
export const RightToLeft = fromSample('partial-outage', {globals: {dir: 'rtl'}});
export const Arabic = fromSample('full', {args: {variant: 'page'}, globals: {lang: 'ar'}});
export const German = fromSample('partly-reporting', {globals: {lang: 'de'}});
export const Japanese = fromSample('degraded', {globals: {lang: 'ja'}});
export const ForcedColours = fromSample('degraded', {globals: {colours: 'forced'}});

export const Themed = fromSample('operational', {
  args: {
    '--elytra-status-background': 'light-dark(#fffdf7, #1c1a16)',
    '--elytra-status-border': 'light-dark(#b08968, #7f5539)',
    '--elytra-status-font': 'Georgia, serif',
    '--elytra-status-radius': '0',
  },
});

const WHITE = 'rgb(255, 255, 255)';
const groundOf = (card: ElytraStatus) =>
  getComputedStyle(card.renderRoot.querySelector('[part=card]')!).backgroundColor;

/** A page that declares no scheme is light for everybody, and so is its card. */
export const LightPageDarkReader: Story = {
  args: {src: address('degraded')},
  globals: {scheme: 'undeclared'},
  async play({canvasElement}) {
    await expect(groundOf(await settled(canvasElement))).toBe(WHITE);
  },
};

/** The scheme is that of what is around the card, not of the whole page. */
export const DarkFooter: Story = {
  args: {src: address('operational')},
  render: (args) => html`
    <p>A light page.</p>
    <footer style="color-scheme: dark; padding: 16px; background: #111; color: #eee">
      <p style="margin-block-start: 0">${render({...args, variant: 'badge'})}</p>
      ${render(args)}
    </footer>
  `,
  async play({canvasElement}) {
    for (const card of await allSettled(canvasElement)) {
      await expect(getComputedStyle(card).colorScheme).toBe('dark');
    }
  },
};

const ON_A_PHONE = ['operational', 'partial-outage', 'maintenance', 'stale'];

/** Two columns of 390 px: nothing is cut off, and nothing scrolls sideways. */
export const PhoneGrid: Story = {
  render: () =>
    html`<div
      style="display: grid; grid-template-columns: 1fr 1fr; gap: 12px; inline-size: 358px; align-items: start"
    >
      ${ON_A_PHONE.map((name) => render({src: address(name)}))}
    </div>`,
  async play({canvasElement}) {
    await allSettled(canvasElement);
    const grid = canvasElement.querySelector('div')!;
    await expect(grid.scrollWidth).toBe(grid.clientWidth);
  },
};
