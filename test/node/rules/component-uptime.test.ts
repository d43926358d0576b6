import assert from 'node:assert/strict';
import {test} from 'node:test';
import {floored, platformUptime, type ComponentUptime} from '../../../embed/contract/uptime.js';
import {componentUptime} from '../../../generator/rules/component-uptime.js';
import {beat, DAY, HOUR, MINUTE, component, NOW} from '../../support/publisher/readings.js';

type Figures = [last_24h: number | null, last_7d: number | null, last_30d: number | null];
const figures = ([last_24h, last_7d, last_30d]: Figures): ComponentUptime => ({
  last_24h,
  last_7d,
  last_30d,
});
const UP = [beat('operational', 2 * MINUTE), beat('operational', MINUTE), beat('operational')];
const stopped = (age: number) => [beat('major_outage', age + HOUR), beat('operational', age)];

for (const [name, beats, said, believed] of [
  ['passes on what the source measured', UP, [99.98, 99.97, 99.95], [99.98, 99.97, 99.95]],
  ['keeps what the source does not know', UP, [99.98, null, null], [99.98, null, null]],
  ['measures nothing without a beat', [], [0, 0, 0], [null, null, null]],
  ['measures nothing without a beat, as in 1.23', [], [100, 100, 100], [null, null, null]],
  ['believes a last beat just in 24 h', stopped(DAY), [50, 99, 99], [50, 99, 99]],
  ['ends 24 h when the last beat is older', stopped(DAY + 1), [100, 99, 99], [null, 99, 99]],
  ['ends 7 d when the last beat is older', stopped(7 * DAY + 1), [0, 100, 98], [null, null, 98]],
  ['believes a last beat just in 30 d', stopped(30 * DAY), [0, 0, 98], [null, null, 98]],
  ['ends 30 d, whatever 1.23 says', stopped(30 * DAY + 1), [100, 100, 100], [null, null, null]],
  ['ends 30 d, whatever 2.x says', stopped(30 * DAY + 1), [0, 0, 0], [null, null, null]],
  ['takes 0 without a failure for no data', UP, [0, 0, 0], [null, null, null]],
  [
    'takes 0 in maintenance for no data',
    [beat('under_maintenance')],
    [0, 0, 0],
    [null, null, null],
  ],
  [
    'believes 0 of one that is down',
    [beat('major_outage', MINUTE), beat('major_outage')],
    [0, 0, 0],
    [0, 0, 0],
  ],
  [
    'believes 0 of one that retries',
    [beat('degraded_performance', MINUTE), beat('degraded_performance')],
    [0, 0, 0],
    [0, 0, 0],
  ],
  ['believes 100 where no failure shows', UP, [100, 100, 100], [100, 100, 100]],
  [
    'does not believe 100 over an outage that can be seen',
    [beat('major_outage', DAY + HOUR), beat('operational')],
    [100, 100, 100],
    [100, 99.99, 99.99],
  ],
  [
    'does not believe 100 over retries that can be seen',
    [beat('degraded_performance', DAY + HOUR), beat('operational')],
    [100, 100, 100],
    [100, 99.99, 99.99],
  ],
  [
    'holds a failure against no window that it lies before',
    [beat('major_outage', 8 * DAY), beat('operational', 4 * DAY), beat('operational')],
    [100, 100, 100],
    [100, 100, 99.99],
  ],
  [
    'does not hold maintenance against a window',
    [beat('under_maintenance', DAY + HOUR), beat('operational')],
    [100, 100, 100],
    [100, 100, 100],
  ],
  ['caps longer windows by the 24 h', UP, [99.999, 100, 100], [99.999, 99.99, 99.99]],
  ['caps 30 d by 7 d', UP, [100, 99.97, 100], [100, 99.97, 99.99]],
  ['lowers nothing that is below the cap', UP, [90, 99.5, 99.9], [90, 99.5, 99.9]],
] as [string, typeof UP, Figures, Figures][]) {
  test(name, () => {
    const reading = component({beats, uptime: figures(said)});
    assert.deepEqual(componentUptime(reading, NOW), figures(believed));
  });
}

test('never shows 100 for 30 d where 24 h is a hair below', () => {
  const reading = component({beats: UP, uptime: figures([99.9999, 100, 100])});
  assert.deepEqual(floored(componentUptime(reading, NOW)), figures([99.99, 99.99, 99.99]));
});

test('floors the figures of a component to two decimals, and keeps null and 0', () => {
  for (const [from, to] of [
    [99.996, 99.99],
    [99.98999999, 99.98],
    [66.66666666666667, 66.66],
    [0.57 * 100, 57], // 56.99999999999999
    [0.9998 * 100, 99.98],
    [0.009, 0],
    [0, 0],
    [null, null],
    [100, 100],
  ] as const) {
    assert.deepEqual(floored(figures([from, from, from])), figures([to, to, to]), `${from}`);
  }
});

const platform = (...components: Figures[]) => platformUptime(components.map(figures));
const same = (value: number): Figures => [value, value, value];

test('floors the mean once, not its parts as well', () => {
  // Parts floored first would be 99.98 and 99.99, the mean 99.98.
  assert.equal(platform(same(99.989), same(99.991)).last_24h, 99.99);
  assert.equal(platform(same(99.996), same(99.996)).last_24h, 99.99);
});

test('keeps a figure that all components share', () => {
  for (let hundredths = 0; hundredths <= 10_000; hundredths += 7) {
    for (const count of [1, 2, 3, 7, 49, 500]) {
      const shared = platform(...Array<Figures>(count).fill(same(hundredths / 100)));
      assert.equal(shared.last_7d, hundredths / 100, `${count} times ${hundredths / 100}`);
    }
  }
});

test('never shows 100 where one of many components is below', () => {
  const all = [...Array<Figures>(499).fill(same(100)), same(99.99)];
  assert.equal(platform(...all).last_30d, 99.99);
});

test('never shows 100 where a shorter window shows a failure, whoever it is of', () => {
  const {coverage, ...mean} = platform([100, 100, 100], [50, null, null]);
  assert.deepEqual(mean, {last_24h: 75, last_7d: 99.99, last_30d: 99.99});
  assert.equal(coverage.last_7d, 50);
});

test('takes the mean over the components that have data, and tells how many', () => {
  const {coverage, ...mean} = platform([90, null, 0], [100, null, null], [null, null, 50]);
  assert.deepEqual(mean, {last_24h: 95, last_7d: 0, last_30d: 25});
  assert.deepEqual(coverage, {last_24h: 66.66, last_7d: 0, last_30d: 66.66});
});

test('covers nothing without components', () => {
  const zero = {last_24h: 0, last_7d: 0, last_30d: 0};
  assert.deepEqual(platformUptime([]), {...zero, coverage: zero});
});
