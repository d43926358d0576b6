import assert from 'node:assert/strict';
import {test} from 'node:test';
import {componentStatus} from '../../../generator/rules/component-status.js';
import {beat, DAY, HOUR, MINUTE, NOW} from '../../support/publisher/readings.js';

/** Beats with these gaps, the last one `age` ms ago. */
function spaced(gaps: number[], age: number) {
  let time = age;
  const ages = [time, ...gaps.toReversed().map((gap) => (time += gap))];
  return ages.toReversed().map((each) => beat('operational', each));
}
const every = (gap: number, age: number) => spaced(Array<number>(10).fill(gap), age);
const ONE_TO_SIXTY = [...Array<number>(90).fill(MINUTE), HOUR];
/** A job that reports its start and its end, ten minutes apart. */
const twice = (age: number) =>
  spaced([10 * MINUTE, DAY - 10 * MINUTE, 10 * MINUTE, DAY - 10 * MINUTE, 10 * MINUTE], age);
const retrying = (age: number) => [
  beat('operational', age + 2 * HOUR + 2 * MINUTE),
  beat('operational', age + HOUR + 2 * MINUTE),
  beat('degraded_performance', age + 2 * MINUTE),
  beat('degraded_performance', age + MINUTE),
  beat('major_outage', age),
];

for (const [name, beats, expected] of [
  ['knows nothing without a beat', [], 'unknown'],
  ['believes a beat of 15 minutes', [beat('operational', 15 * MINUTE)], 'operational'],
  ['does not believe one a millisecond older', [beat('operational', 15 * MINUTE + 1)], 'unknown'],
  ['does not believe an old outage either', [beat('major_outage', 15 * MINUTE + 1)], 'unknown'],
  ['gives quick components 15 minutes all the same', every(20_000, 15 * MINUTE), 'operational'],
  ['gives slow ones three gaps', every(10 * MINUTE, 30 * MINUTE), 'operational'],
  ['gives slow ones no more than three gaps', every(10 * MINUTE, 30 * MINUTE + 1), 'unknown'],
  ['gives slower ones a gap and an hour', every(HOUR, 2 * HOUR), 'operational'],
  ['gives slower ones no more than a gap and an hour', every(HOUR, 2 * HOUR + 1), 'unknown'],
  ['gives a daily one 25 hours', every(DAY, 25 * HOUR), 'operational'],
  ['gives a daily one no more than 25 hours', every(DAY, 25 * HOUR + 1), 'unknown'],
  ['waits for a day between two reports of a job', twice(23 * HOUR), 'operational'],
  ['waits no longer than the job needs', twice(24 * HOUR + 50 * MINUTE + 1), 'unknown'],
  ['follows an interval that was raised', spaced(ONE_TO_SIXTY, 2 * HOUR), 'operational'],
  [
    'follows an interval that was lowered, five beats later',
    spaced([HOUR, HOUR, ...Array<number>(5).fill(MINUTE)], 15 * MINUTE + 1),
    'unknown',
  ],
  ['takes retries for no interval', retrying(2 * HOUR), 'major_outage'],
  ['gives retries no more patience', retrying(2 * HOUR + 1), 'unknown'],
  [
    'takes the interval of retries where nothing else is listed',
    [beat('degraded_performance', 3 * HOUR), beat('degraded_performance', HOUR)],
    'degraded_performance',
  ],
  [
    'takes an outage of the monitoring for no interval',
    spaced([MINUTE, 10 * DAY, MINUTE], 15 * MINUTE + 1),
    'unknown',
  ],
  ['takes a lone long gap for no interval', spaced([10 * DAY], 15 * MINUTE + 1), 'unknown'],
  ['believes a week that is repeated', spaced([7 * DAY, 7 * DAY], 7 * DAY), 'operational'],
  [
    'believes a week beside half a one',
    spaced([3.5 * DAY, MINUTE, 7 * DAY], 7 * DAY + HOUR),
    'operational',
  ],
  [
    'takes a week beside less than half a one for an outage',
    spaced([3.4 * DAY, MINUTE, 7 * DAY, MINUTE], 4 * DAY),
    'unknown',
  ],
  ['is not confused by a clock that was set back', spaced([HOUR, -DAY, HOUR], HOUR), 'operational'],
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
  test(name, () => assert.equal(componentStatus({beats}, NOW), expected));
}

for (const [name, age, expected] of [
  ['waits a day for the second report of a new job', 25 * HOUR, 'operational'],
  ['waits no longer', 25 * HOUR + 1, 'unknown'],
] as const) {
  test(name, () => {
    const reporting = {beats: [beat('operational', age)], reports: true};
    assert.equal(componentStatus(reporting, NOW), expected);
  });
}
