import {expect, waitFor} from 'storybook/test';
import {cardIn, fromSample, settled} from './support/from-sample.js';
import {address, type Source} from './support/network.js';
import {loading, unavailable} from './support/nothing.js';
import type {Meta, Story} from './support/story.js';

export default {title: 'Failures'} satisfies Meta;

const described = (text: string) => ({docs: {description: {story: text}}});

/** No document came, and the card can say why. */
const failing = (source: Source, reason: string, description: string): Story => ({
  args: {src: address(source)},
  parameters: described(description),
  async play({canvasElement}) {
    const card = await settled(canvasElement);
    await expect(card.state).toBe('unknown');
    await expect(card.error).toHaveProperty('reason', reason);
  },
});

export const SourceHangs = loading({
  parameters: described(
    'The origin takes the request and does not answer. The card gives up after ten seconds.',
  ),
});
export const SourceUnreachable = failing(
  'unreachable',
  'network',
  'No network, no such host, or an origin that does not allow this page by CORS.',
);
export const SourceMissing = failing('missing', 'http', 'HTTP 404.');
export const SourceOverloaded = failing('overloaded', 'http', 'HTTP 503.');
export const WebPageInstead = unavailable('malformed-html', 'A login page, with status 200.');
export const CutOff = unavailable('malformed-truncated', 'Half of a document.');
export const LaterVersion = unavailable('malformed-version-2', 'Version 2 of the contract.');
export const MissingFigures = unavailable('malformed-uptime-null', 'A required figure is null.');
export const BrokenOptionalParts = fromSample('bad-optional-parts');
export const DatedAhead = fromSample('dated-ahead');
export const UnknownWord = fromSample('word-in-capitals');
export const DeadlineInTheFarFuture = fromSample('stale-after-absurd');
export const DeadlineBeforeTheDocument = fromSample('stale-at-once');
export const PublisherStopped45MinutesAgo = fromSample('stale');

export const PublisherStoppedTwoDaysAgo: Story = {
  args: {src: address('two-days-old')},
  parameters: described('Nothing is green, and the last known status is named as such.'),
  async play({canvasElement}) {
    const card = await settled(canvasElement);
    await expect(card.state).toBe('stale');
    await expect(card.renderRoot).toHaveTextContent('Data is 2 days old');
  },
};

export const NoBackupFound = fromSample('backup-none');
export const BackupOverdueSincePublished = fromSample('backup-overdue-since');

export const OneOfThreeSourcesWorks: Story = {
  args: {src: ['unreachable', 'two-days-old', 'operational'].map(address).join(' ')},
  parameters: described('One address is down, one is old; the fresh one shows.'),
  async play({canvasElement}) {
    await waitFor(() => expect(cardIn(canvasElement).state).toBe('operational'));
  },
};
