import {expect, waitFor} from 'storybook/test';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {address} from './network.js';
import {SAMPLES} from './samples.js';
import type {Story} from './story.js';

export const cardIn = (canvas: HTMLElement): ElytraStatus => canvas.querySelector('elytra-status')!;

/** Waits until the card has been answered. */
export async function settled(canvas: HTMLElement): Promise<ElytraStatus> {
  const card = cardIn(canvas);
  await waitFor(() => expect(card.state).not.toBe('loading'));
  await card.updateComplete;
  return card;
}

/** The same of several. */
export async function allSettled(canvas: HTMLElement): Promise<ElytraStatus[]> {
  const cards = [...canvas.querySelectorAll('elytra-status')];
  await waitFor(() => expect(cards.some(({state}) => state === 'loading')).toBe(false));
  await Promise.all(cards.map((card) => card.updateComplete));
  return cards;
}

/** A card that reads one of `test/fixtures/samples`, and must come to the verdict that the sample states. */
export function fromSample(name: string, story: Story = {}): Story {
  const {title, expect: verdict} = SAMPLES[name]!;
  return {
    ...story,
    args: {src: address(name), ...story.args},
    parameters: {...story.parameters, docs: {description: {story: title}}},
    async play({canvasElement}) {
      const card = await settled(canvasElement);
      await expect(card.state).toBe(verdict.state ?? 'unknown');
      const backups = card.renderRoot.querySelector<HTMLElement>('[part=backups]');
      if (card.variant !== 'card') return;
      // The last known success of a stale document is not one of today.
      const isPast = verdict.state === 'stale' && verdict.backups === 'success';
      await expect(backups?.dataset.state ?? null).toBe(isPast ? 'unknown' : verdict.backups);
    },
  };
}
