import {expect} from 'storybook/test';
import {cardIn, settled} from './from-sample.js';
import {address, type Source} from './network.js';
import type {Story} from './story.js';

/** A card that never got a valid document from `source`. */
export const unavailable = (source: Source = 'malformed-html', description?: string): Story => ({
  args: {src: address(source)},
  parameters: {docs: {description: {story: description}}},
  async play({canvasElement}) {
    const card = await settled(canvasElement);
    await expect(card.state).toBe('unknown');
    await expect(card.error).not.toBeNull();
    const headline = card.renderRoot.querySelector('[part=headline]');
    await expect(headline).toHaveTextContent('Unable to fetch platform status');
  },
});

/** A card that waits for its first document. */
export const loading = (story: Story = {}): Story => ({
  ...story,
  args: {src: address('hanging'), ...story.args},
  async play({canvasElement}) {
    await expect(cardIn(canvasElement).state).toBe('loading');
  },
});

/** The same, with something between the tags. */
export const fallback = (): Story => ({
  args: {src: address('hanging'), fallback: 'Status: status.example.com'},
  async play({canvasElement}) {
    const card = cardIn(canvasElement);
    const slot = card.renderRoot.querySelector('slot');
    await expect(slot?.assignedNodes({flatten: true}).length).toBeGreaterThan(0);
    await expect(card.renderRoot.textContent).not.toContain('Loading');
  },
});
