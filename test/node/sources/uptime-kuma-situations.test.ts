import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import type {Status} from '../../../embed/contract/status.js';
import {readConfig} from '../../../generator/config/read-config.js';
import {examineUptimeKuma} from '../../../generator/diagnosis/examine-uptime-kuma.js';
import type {Reading} from '../../../generator/sources/reading.js';
import {BY_PAGE, checkOf, readStatus, statusesOf} from '../../support/publisher/read-status.js';
import {startReplay, type Replay, type ReplayOptions} from '../../support/uptime-kuma/replay.js';
import {
  DAY,
  DOWN,
  HOUR,
  MAINTENANCE,
  MINUTE,
  PENDING,
  SECOND,
  simulate,
  UP,
  type SimulatedMonitor,
  type Stretch,
} from '../../support/uptime-kuma/situation.js';

async function live(
  t: TestContext,
  lives: Record<number, readonly Stretch[] | Omit<SimulatedMonitor, 'id'>>,
  options?: ReplayOptions,
): Promise<Replay> {
  const replay = await startReplay(options);
  t.after(() => replay.close());
  const monitors = Object.entries(lives).map(([id, life]): SimulatedMonitor => {
    return {id: Number(id), ...('life' in life ? life : {life})};
  });
  simulate(replay, monitors);
  return replay;
}

const withKey = ({apiKey}: Replay) => ({...BY_PAGE, UPTIME_KUMA_API_KEY: apiKey});
const figuresOf = ({components = []}: Status, index = 0) =>
  Object.values(components[index]?.uptime ?? {});
const LONG_UP: Stretch[] = [{age: 40 * DAY, word: UP}];

// Who is absent from the metrics, and who is paused.

const FAILING: Stretch[] = [
  {age: 40 * DAY, word: DOWN, every: 20 * SECOND},
  {age: 100 * SECOND, until: 99 * SECOND, word: DOWN},
];

test('keeps a failing monitor whose series a new tag has hidden, also when its interval was raised', async (t) => {
  const replay = await live(t, {1: LONG_UP, 2: {life: FAILING, hasSeries: false}});
  const {status} = await readStatus(replay.url, withKey(replay));
  assert.deepEqual(statusesOf(status), {1: 'operational', 2: 'major_outage'});
  assert.equal(status.platform_status, 'partial_outage');
  assert.deepEqual(status.reporting, {fresh: 2, total: 2});
});

for (const [title, word, expected] of [
  ['was up', UP, undefined],
  ['was in maintenance', MAINTENANCE, undefined],
  ['was down', DOWN, 'unknown'],
  ['was retrying', PENDING, 'unknown'],
] as const) {
  test(`takes a silent monitor without a series for paused only if it ${title}: ${expected}`, async (t) => {
    const silent = {life: [{age: 2 * HOUR, until: HOUR, word}], hasSeries: false};
    const replay = await live(t, {1: LONG_UP, 2: {name: 'Old shop', ...silent}});
    const {status, reading} = await readStatus(replay.url, withKey(replay));
    assert.equal(statusesOf(status)[2], expected);
    const {paused} = reading as Reading;
    assert.deepEqual(paused, expected ? [] : [{id: '2', name: 'Old shop'}]);
  });
}

test('doctor names who is left out as paused', async (t) => {
  const silent = {life: [{age: 2 * HOUR, until: HOUR, word: UP}], hasSeries: false};
  const replay = await live(t, {1: LONG_UP, 2: {name: 'Old shop', ...silent}});
  const env = {UPTIME_KUMA_URL: replay.url, ...withKey(replay)};
  const {uptimeKuma} = readConfig(env, {needsTargets: false});
  const findings = await examineUptimeKuma(uptimeKuma, AbortSignal.timeout(10_000));
  const texts = findings.map(({text}) => text);
  assert.ok(texts.includes('"Old shop" (2): paused, and left out'), texts.join('\n'));
});

test('keeps a monitor that never beat, whatever the metrics say', async (t) => {
  const replay = await live(t, {1: LONG_UP, 2: {life: [], hasSeries: false}});
  const {status} = await readStatus(replay.url, withKey(replay));
  assert.equal(statusesOf(status)[2], 'unknown');
});

// Which figures the visible beats let one believe.

const OUTAGE_THEN_MAINTENANCE: Stretch[] = [
  {age: 40 * DAY, word: UP},
  {age: 26 * HOUR, word: DOWN},
  {age: 2 * HOUR, word: MAINTENANCE},
];
const SLOW_MAINTENANCE: Stretch[] = [
  {age: 40 * DAY, word: UP, every: 30 * MINUTE},
  {age: 30 * HOUR, word: DOWN, every: 30 * MINUTE},
  {age: 26 * HOUR, word: MAINTENANCE, every: 30 * MINUTE},
];
const BACK_AFTER = (off: number): Stretch[] => [
  {age: 40 * DAY, word: UP},
  {age: off, word: null},
  {age: 5 * MINUTE, word: UP},
];

for (const [title, life, figures] of [
  [
    '0 where an outage lies behind the listed maintenance',
    OUTAGE_THEN_MAINTENANCE,
    [0, 85.54, 96.66],
  ],
  ['no 0 where only maintenance lies in the window', SLOW_MAINTENANCE, [null, 97.18, 99.42]],
  [
    'nothing of a monitor that is a minute old',
    [{age: MINUTE, word: UP, every: 20 * SECOND}],
    [null, null, null],
  ],
  ['a day of a monitor of two days', [{age: 2 * DAY, word: UP, every: HOUR}], [100, null, null]],
  [
    'nothing but 30 d where the monitoring was off for ten days',
    BACK_AFTER(10 * DAY),
    [null, null, 100],
  ],
  ['nothing where it was off for twenty days', BACK_AFTER(20 * DAY), [null, null, null]],
  ['no day where it was off for most of one', BACK_AFTER(20 * HOUR), [null, 100, 100]],
  ['all where it was off for a moment', BACK_AFTER(2 * HOUR), [100, 100, 100]],
] as [string, Stretch[], (number | null)[]][]) {
  test(`believes ${title}`, async (t) => {
    const replay = await live(t, {1: life});
    const {status} = await readStatus(replay.url);
    assert.deepEqual(figuresOf(status), figures);
  });
}

test('covers less of the window by what was not observed', async (t) => {
  const replay = await live(t, {1: BACK_AFTER(6 * HOUR), 2: LONG_UP});
  const {status} = await readStatus(replay.url);
  const {coverage} = status.uptime;
  // 6 of 24 hours of one of two.
  assert.ok(Math.abs((coverage?.last_24h ?? 0) - 87.5) < 0.5, `${coverage?.last_24h}`);
});

test('knows that 1.23 lists fewer beats', async (t) => {
  const life: Stretch[] = [{age: 40 * DAY, word: UP}];
  const replay = await live(t, {1: life}, {version: '1.23.17'});
  const {status} = await readStatus(replay.url);
  assert.deepEqual(figuresOf(status), [100, 100, 100]);
});

// For how long a beat is evidence.

const JOB: Stretch[] = [4, 3, 2, 1].flatMap((days) => [
  {age: days * DAY, until: days * DAY - SECOND, word: UP},
  {age: days * DAY - 10 * MINUTE, until: days * DAY - 10 * MINUTE - SECOND, word: UP},
]);
const SHIFTED = (life: Stretch[], by: number): Stretch[] =>
  life.map(({age, until, ...rest}) => ({
    ...rest,
    age: age + by,
    ...(until === undefined ? {} : {until: until + by}),
  }));
const RAISED = (ago: number): Stretch[] => [
  {age: 3 * DAY, until: HOUR + ago, word: UP},
  {age: HOUR + ago, until: ago - SECOND, word: UP, every: HOUR},
];
const ONE = (age: number): Stretch[] => [{age, until: age - SECOND, word: UP}];
const DAILY = (age: number): Stretch[] => [
  {age: age + 5 * DAY, until: age - SECOND, word: UP, every: DAY},
];

for (const [title, monitor, expected] of [
  [
    'an hour after a job that reports twice a day',
    {type: 'push', life: SHIFTED(JOB, HOUR - DAY)},
    'operational',
  ],
  [
    '23 hours after a job that reports twice a day',
    {type: 'push', life: SHIFTED(JOB, -10 * MINUTE)},
    'operational',
  ],
  [
    '26 hours after a job that reports twice a day',
    {type: 'push', life: SHIFTED(JOB, 3 * HOUR)},
    'unknown',
  ],
  [
    '50 minutes into an interval that was raised to an hour',
    {life: RAISED(50 * MINUTE)},
    'operational',
  ],
  ['2 hours into an interval of an hour', {life: RAISED(2 * HOUR + MINUTE)}, 'unknown'],
  ['20 hours after the first report', {type: 'push', life: ONE(20 * HOUR)}, 'operational'],
  ['26 hours after the first report', {type: 'push', life: ONE(26 * HOUR)}, 'unknown'],
  ['16 minutes after the first check', {type: 'http', life: ONE(16 * MINUTE)}, 'unknown'],
  ['24.5 hours after a daily report', {type: 'push', life: DAILY(24.5 * HOUR)}, 'operational'],
  ['70 hours after a daily report', {type: 'push', life: DAILY(70 * HOUR)}, 'unknown'],
  [
    'an hour after retries of an hourly check',
    {
      life: [
        {age: 2 * DAY, until: HOUR + 12 * MINUTE, word: UP, every: HOUR},
        {age: HOUR + 12 * MINUTE, until: HOUR, word: PENDING},
        {age: HOUR, until: HOUR - SECOND, word: DOWN},
      ],
    },
    'major_outage',
  ],
  [
    '20 minutes after a check of every minute that retried for hours',
    {
      life: [
        {age: 2 * DAY, word: UP},
        {age: 12 * HOUR, until: 21 * MINUTE, word: PENDING},
        {age: 21 * MINUTE, until: 20 * MINUTE, word: UP},
      ],
    },
    'unknown',
  ],
  [
    '20 minutes after the end of an outage of the monitoring',
    {
      life: [
        {age: 5 * DAY, until: 3 * DAY, word: UP},
        {age: 22 * MINUTE, until: 20 * MINUTE, word: UP},
      ],
    },
    'unknown',
  ],
] as [string, Omit<SimulatedMonitor, 'id'>, string][]) {
  test(`a monitor is ${expected} ${title}`, async (t) => {
    const replay = await live(t, {1: monitor});
    const {status} = await readStatus(replay.url);
    assert.deepEqual(statusesOf(status), {1: expected});
  });
}

test('warns of ids that match no monitor', async (t) => {
  const replay = await live(t, {1: LONG_UP});
  const env = {...BY_PAGE, UPTIME_KUMA_MONITOR_IDS: '77'};
  const {status, reading} = await readStatus(replay.url, env);
  assert.equal(status.platform_status, 'unknown');
  assert.equal(checkOf(status), 'warn noSuchMonitor');
  assert.match((reading as Reading).warnings[0]!.message, /id 77; check UPTIME_KUMA_MONITOR_IDS/);
});
