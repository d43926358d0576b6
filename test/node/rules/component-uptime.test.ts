import assert from 'node:assert/strict';
import {test} from 'node:test';
import {floored, platformUptime, type ComponentUptime} from '../../../embed/contract/uptime.js';
import type {UptimeWindow} from '../../../embed/contract/status.js';
import {componentUptime} from '../../../generator/rules/component-uptime.js';
import type {Beat} from '../../../generator/sources/reading.js';
import {beat, DAY, HOUR, MINUTE, component, NOW} from '../../support/publisher/readings.js';

type Figures = [last_24h: number | null, last_7d: number | null, last_30d: number | null];
const windows = <T>([last_24h, last_7d, last_30d]: readonly [T, T, T]): Record<
  UptimeWindow,
  T
> => ({
  last_24h,
  last_7d,
  last_30d,
});
const percents = (uptime: ComponentUptime): Figures => [
  uptime.last_24h?.percent ?? null,
  uptime.last_7d?.percent ?? null,
  uptime.last_30d?.percent ?? null,
];
const WEEK = 7 * DAY;

/** `count` beats, the newest `age` ms ago. */
const series = (status: Beat['status'], count: number, gap: number, age = 0): Beat[] =>
  Array.from({length: count}, (_, index) => beat(status, age + (count - 1 - index) * gap));
const UP = series('operational', 100, MINUTE);
const DOWN = series('major_outage', 100, MINUTE);
const MAINTAINED = series('under_maintenance', 100, MINUTE);
const half = (status: Beat['status'], count: number) => series(status, count, 30 * MINUTE);

for (const [name, beats, said, believed] of [
  ['passes on what the source measured', UP, [99.98, 99.97, 99.95], [99.98, 99.97, 99.95]],
  ['keeps what the source does not know', UP, [99.98, null, null], [99.98, null, null]],
  ['measures nothing without a beat', [], [0, 0, 0], [null, null, null]],
  ['measures nothing without a beat, as in 1.23', [], [100, 100, 100], [null, null, null]],
  [
    'measures no window in which the last beat does not lie',
    series('operational', 100, MINUTE, DAY + 1),
    [100, 99, 99],
    [null, 99, 99],
  ],
  [
    'measures no window of which less than half was seen',
    series('operational', 100, MINUTE, 4 * DAY),
    [100, 99, 99],
    [null, null, 99],
  ],
  [
    'measures a week of which more than half was seen',
    series('operational', 100, MINUTE, 3 * DAY),
    [100, 99, 98],
    [null, 99, 98],
  ],
  [
    'measures nothing a month after the last beat, whatever 1.23 says',
    series('operational', 100, MINUTE, 30 * DAY + 1),
    [100, 100, 100],
    [null, null, null],
  ],
  ['takes 0 for no data beside a beat that was up', UP, [0, 0, 0], [null, null, null]],
  ['believes 0 of one that is down', DOWN, [0, 0, 0], [0, 0, 0]],
  [
    'believes 0 of one that retries',
    series('degraded_performance', 100, MINUTE),
    [0, 0, 0],
    [0, 0, 0],
  ],
  [
    'believes 0 behind a maintenance that the beats do not reach past',
    MAINTAINED,
    [0, 0, 0],
    [0, 0, 0],
  ],
  [
    'takes 0 for no data where nothing but maintenance lies in the window',
    [...series('major_outage', 8, 30 * MINUTE, 26.5 * HOUR), ...half('under_maintenance', 52)],
    [0, 0, 0],
    [null, 0, 0],
  ],
  [
    'takes 100 of 1.23 for no data where nothing but maintenance lies in the window',
    half('under_maintenance', 50),
    [100, 100, 100],
    [null, 99.99, 99.99].map((value) => value && 100) as Figures,
  ],
  ['believes 100 where no failure shows', UP, [100, 100, 100], [100, 100, 100]],
  [
    'does not believe 100 over an outage that can be seen',
    [...series('major_outage', 2, 30 * MINUTE, DAY + HOUR), ...half('operational', 50)],
    [100, 100, 100],
    [100, 99.99, 99.99],
  ],
  [
    'does not believe 100 over retries that can be seen',
    [...series('degraded_performance', 2, 30 * MINUTE, DAY + HOUR), ...half('operational', 50)],
    [100, 100, 100],
    [100, 99.99, 99.99],
  ],
  [
    'holds a failure against no window that it lies before',
    [...series('major_outage', 2, 6 * HOUR, WEEK + HOUR), ...series('operational', 28, 6 * HOUR)],
    [100, 100, 100],
    [100, 100, 99.99],
  ],
  [
    'does not hold maintenance against a window',
    [...series('under_maintenance', 2, 30 * MINUTE, DAY + HOUR), ...half('operational', 50)],
    [100, 100, 100],
    [100, 100, 100],
  ],
  ['caps longer windows by the 24 h', UP, [99.999, 100, 100], [99.999, 99.99, 99.99]],
  ['caps 30 d by 7 d', UP, [100, 99.97, 100], [100, 99.97, 99.99]],
  ['lowers nothing that is below the cap', UP, [90, 99.5, 99.9], [90, 99.5, 99.9]],
] as [string, Beat[], Figures, Figures][]) {
  test(name, () => {
    const reading = component({beats, uptime: windows(said)});
    assert.deepEqual(percents(componentUptime(reading, NOW)), believed);
  });
}

for (const [name, beats, believed] of [
  ['a minute', series('operational', 3, 20_000), [null, null, null]],
  ['a day but a minute', series('operational', 24 * 60, MINUTE), [null, null, null]],
  ['a day', series('operational', 24 * 60 + 1, MINUTE), [100, null, null]],
  ['a week', series('operational', 8, DAY), [100, 100, null]],
  ['a month', series('operational', 31, DAY), [100, 100, 100]],
] as [string, Beat[], Figures][]) {
  test(`measures nothing that is longer than a life of ${name}`, () => {
    const reading = component({beats, wholeLife: true});
    assert.deepEqual(percents(componentUptime(reading, NOW)), believed);
  });
}

for (const [name, beats, observed] of [
  ['all where beats follow each other', UP, [100, 100, 100]],
  [
    'what the monitoring saw before and after it was off for ten days',
    [...series('operational', 95, MINUTE, 10 * DAY), ...series('operational', 5, MINUTE)],
    [null, null, 66.68],
  ],
  [
    'what it saw when it was off twice',
    [
      ...series('operational', 40, MINUTE, 20 * HOUR),
      ...series('operational', 40, MINUTE, 10 * HOUR),
      ...series('operational', 20, MINUTE, 0),
    ],
    [null, 88.69, 97.36],
  ],
  [
    'all of an interval that was raised',
    [...series('operational', 98, MINUTE, 2 * HOUR), ...series('operational', 2, HOUR)],
    [100, 100, 100],
  ],
  [
    'all of an interval that was lowered',
    [...series('operational', 90, HOUR, 10 * MINUTE), ...series('operational', 10, MINUTE)],
    [100, 100, 100],
  ],
  [
    'all of a job that reports twice a day',
    [3, 2, 1, 0].flatMap((days) => series('operational', 2, 10 * MINUTE, days * DAY)),
    [100, 100, 100],
  ],
  [
    'what was seen before a pause',
    series('operational', 100, MINUTE, 6 * HOUR),
    [75, 96.43, 99.17],
  ],
] as [string, Beat[], Figures][]) {
  test(`has observed ${name}`, () => {
    const {last_24h, last_7d, last_30d} = componentUptime(component({beats}), NOW);
    const rounded = [last_24h, last_7d, last_30d].map(
      (figure) => figure && Math.round(figure.observed * 100) / 100,
    );
    assert.deepEqual(rounded, observed);
  });
}

const figures = (values: Figures): ComponentUptime =>
  windows(
    values.map((percent) => (percent === null ? null : {percent, observed: 100})) as [
      null,
      null,
      null,
    ],
  );

test('never shows 100 for 30 d where 24 h is a hair below', () => {
  const reading = component({beats: UP, uptime: windows([99.9999, 100, 100])});
  assert.deepEqual(floored(componentUptime(reading, NOW)), windows([99.99, 99.99, 99.99]));
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
    assert.deepEqual(floored(figures([from, from, from])), windows([to, to, to]), `${from}`);
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

test('covers what was observed of all components', () => {
  const seen = (observed: number) => {
    const figure = {percent: 100, observed};
    return {last_24h: figure, last_7d: figure, last_30d: null};
  };
  const {coverage} = platformUptime([seen(75), seen(100), figures([null, null, null])]);
  assert.deepEqual(coverage, {last_24h: 58.33, last_7d: 58.33, last_30d: 0});
});

test('does not measure a window by those whose figures could be read', () => {
  const {coverage, ...mean} = platformUptime(
    [figures([90, 90, 90]), figures([100, null, 100])],
    ['last_7d'],
  );
  assert.deepEqual(mean, {last_24h: 95, last_7d: 0, last_30d: 95});
  assert.deepEqual(coverage, {last_24h: 100, last_7d: 0, last_30d: 100});
});

test('covers nothing without components', () => {
  const zero = {last_24h: 0, last_7d: 0, last_30d: 0};
  assert.deepEqual(platformUptime([]), {...zero, coverage: zero});
});
