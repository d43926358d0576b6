import assert from 'node:assert/strict';
import {test} from 'node:test';
import {componentStatus} from '../../../generator/rules/component-status.js';
import {beat, DAY, MINUTE, NOW} from '../../support/publisher/readings.js';

/** Beats with these gaps, the last one `age` ms ago. */
function spaced(gaps: number[], age: number) {
  let time = age;
  const ages = [time, ...gaps.toReversed().map((gap) => (time += gap))];
  return ages.toReversed().map((each) => beat('operational', each));
}
const every = (gap: number, age: number) => spaced(Array<number>(10).fill(gap), age);

for (const [name, beats, expected] of [
  ['knows nothing without a beat', [], 'unknown'],
  ['believes a beat of 15 minutes', [beat('operational', 15 * MINUTE)], 'operational'],
  ['does not believe one a millisecond older', [beat('operational', 15 * MINUTE + 1)], 'unknown'],
  ['does not believe an old outage either', [beat('major_outage', 15 * MINUTE + 1)], 'unknown'],
  ['gives quick components 15 minutes all the same', every(20_000, 15 * MINUTE), 'operational'],
  ['gives slow ones three gaps', every(10 * MINUTE, 30 * MINUTE), 'operational'],
  ['gives slow ones no more than three gaps', every(10 * MINUTE, 30 * MINUTE + 1), 'unknown'],
  ['gives a daily one three days', every(DAY, 3 * DAY), 'operational'],
  ['takes the median gap, not the mean', spaced([MINUTE, DAY, MINUTE], 15 * MINUTE + 1), 'unknown'],
  [
    'takes the middle of two median gaps',
    spaced([5 * MINUTE, 9 * MINUTE], 21 * MINUTE),
    'operational',
  ],
  [
    'takes no more than the middle of two median gaps',
    spaced([5 * MINUTE, 9 * MINUTE], 21 * MINUTE + 1),
    'unknown',
  ],
  ['believes a beat 5 minutes ahead', [beat('operational', -5 * MINUTE)], 'operational'],
  ['does not believe one a millisecond further', [beat('operational', -5 * MINUTE - 1)], 'unknown'],
  ['does not believe a time it cannot read', [{status: 'operational', time: NaN}], 'unknown'],
  ['believes a source that tells no times', [{status: 'major_outage', time: null}], 'major_outage'],
  [
    'goes by the last beat',
    [beat('major_outage', MINUTE), beat('degraded_performance', 30_000), beat('operational')],
    'operational',
  ],
  [
    'goes by the last beat, also for the worse',
    [beat('operational', MINUTE), beat('major_outage')],
    'major_outage',
  ],
  [
    'is not helped by older beats when the last is odd',
    [beat('operational', MINUTE), beat('unknown')],
    'unknown',
  ],
] as const) {
  test(name, () => assert.equal(componentStatus(beats, NOW), expected));
}
