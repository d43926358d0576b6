import {expect, userEvent, waitFor} from 'storybook/test';
import type {ElytraStatus} from '../embed/element/elytra-status.js';
import {passMinutes} from './support/clock.js';
import {cardIn, settled} from './support/from-sample.js';
import {
  address,
  changeTo,
  madeNow,
  newAddress,
  requestCount,
  type Source,
} from './support/network.js';
import type {Meta, Story} from './support/story.js';

export default {title: 'Interaction', args: {src: address('operational')}} satisfies Meta;

const part = (card: ElytraStatus, name: string) =>
  card.renderRoot.querySelector<HTMLElement>(`[part=${name}]`);

/** A card with a source of its own, which `changeTo` changes. */
async function follow(canvas: HTMLElement, source: Source): Promise<ElytraStatus> {
  changeTo(source);
  const card = cardIn(canvas);
  card.src = newAddress();
  await card.updateComplete;
  return settled(canvas);
}

const next = <Name extends keyof HTMLElementEventMap>(card: ElytraStatus, name: Name) =>
  new Promise<HTMLElementEventMap[Name]>((resolve) => {
    card.addEventListener(name, resolve, {once: true});
  });

export const ToggleTime: Story = {
  args: {'time-zone': 'UTC'},
  async play({canvasElement}) {
    const card = await settled(canvasElement);
    const button = part(card, 'updated')!;
    await expect(button).toHaveTextContent('Updated: 5 minutes ago');
    await userEvent.click(button);
    await expect(button).toHaveTextContent(/10 Nov 2025|Nov 10, 2025/);
    button.focus();
    await userEvent.keyboard('{Enter}');
    await expect(button).toHaveTextContent('Updated: 5 minutes ago');
  },
};

export const Pause: Story = {
  args: {variant: 'page'},
  async play({canvasElement}) {
    const card = await follow(canvasElement, 'operational');
    await userEvent.click(part(card, 'pause')!);
    await expect(part(card, 'pause')).toHaveTextContent('Resume updates');
    const before = requestCount();
    passMinutes(15);
    await card.updateComplete;
    await expect(requestCount()).toBe(before);
    changeTo('major-outage');
    await userEvent.click(part(card, 'pause')!);
    passMinutes(6); // an interval, and the jitter
    await waitFor(() => expect(card.state).toBe('major_outage'));
    await expect(part(card, 'pause')).toHaveTextContent('Pause updates');
  },
};

export const Refresh: Story = {
  async play({canvasElement}) {
    const card = await follow(canvasElement, 'operational');
    const change = next(card, 'elytra-status-change');
    passMinutes(1);
    changeTo('major-outage');
    await card.refresh();
    await expect(await change).toMatchObject({from: 'operational', to: 'major_outage'});
    await expect(part(card, 'headline')).toHaveTextContent('Platform Status: Major outage');
  },
};

export const RefreshFails: Story = {
  async play({canvasElement}) {
    const card = await follow(canvasElement, 'operational');
    const failure = next(card, 'elytra-status-error');
    changeTo('unreachable');
    await card.refresh();
    await expect(await failure).toHaveProperty('reason', 'network');
    await expect(card.state).toBe('operational');
    await expect(card.error).not.toBeNull();
  },
};

export const BecomesStale: Story = {
  async play({canvasElement}) {
    const card = await follow(canvasElement, 'operational');
    const stale = next(card, 'elytra-status-stale');
    changeTo('unreachable');
    passMinutes(45);
    await expect(await stale).toHaveProperty('ageMinutes', 45);
    await expect(part(card, 'headline')).toHaveTextContent('Data is 45 minutes old');
  },
};

export const StaleMinutes: Story = {
  args: {'stale-minutes': 3},
  async play({canvasElement}) {
    await expect((await settled(canvasElement)).state).toBe('stale');
  },
};

export const Link: Story = {
  args: {href: '/status', 'heading-level': 2},
  async play({canvasElement}) {
    const card = await settled(canvasElement);
    await expect(part(card, 'link')).toHaveAttribute('href', '/status');
    await expect(part(card, 'headline')).toHaveAttribute('aria-level', '2');
    card.href = 'javascript:alert(1)';
    await card.updateComplete;
    await expect(part(card, 'link')).toBeNull();
    card.href = '/status';
  },
};

export const HideWhenOperational: Story = {
  args: {variant: 'banner', 'hide-when-operational': true},
  async play({canvasElement}) {
    const card = await follow(canvasElement, 'operational');
    await expect(part(card, 'card')).toBeNull();
    passMinutes(1);
    changeTo('partial-outage');
    await card.refresh();
    await waitFor(() => expect(part(card, 'card')).toHaveTextContent('Partial outage'));
  },
};

export const DataProperty: Story = {
  args: {src: undefined},
  async play({canvasElement}) {
    const card = cardIn(canvasElement);
    const before = requestCount();
    Object.assign(card, {data: madeNow('maintenance')});
    await card.updateComplete;
    await expect(card.state).toBe('under_maintenance');
    Object.assign(card, {data: JSON.stringify(madeNow('operational'))});
    await card.updateComplete;
    await expect(card.state).toBe('operational');
    await expect(requestCount()).toBe(before);
  },
};

export const OwnSentences: Story = {
  async play({canvasElement}) {
    const card = await settled(canvasElement);
    card.messages = {known: 'All sites: {status}'};
    await card.updateComplete;
    await expect(part(card, 'headline')).toHaveTextContent('All sites: Operational');
  },
};
