import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {DAY_SECONDS, type History, type Seconds} from '../../../embed/contract/history.js';
import {observedSeconds, secondsIn, sumSeconds} from '../../../embed/contract/history-window.js';
import {BY_SEVERITY} from '../../../embed/contract/platform-status.js';
import {
  PLATFORM_STATUSES,
  type Incident,
  type PlatformStatus,
} from '../../../embed/contract/status.js';
import {dayViews, merged, STRIP_DAYS, type DayView} from '../../../embed/page/day-views.js';
import {randomOf} from '../../support/documents/random.js';
import {DAY, HOUR, iso, MINUTE} from '../../support/publisher/readings.js';

const NOON = Date.parse('2026-11-30T12:00:00Z');
const MIDNIGHT = NOON - 12 * HOUR;
const FIRST = MIDNIGHT - (STRIP_DAYS - 1) * DAY;
const FULL: Seconds = [DAY_SECONDS];
const HALF_A_DAY: Seconds = [DAY_SECONDS / 2];

interface Given {
  days?: Seconds[];
  since?: number;
  through?: number;
  updated?: number;
  now?: number;
  word?: PlatformStatus | null;
  incidents?: Incident[];
}

/** A whole record until noon, but for the days that are given, which are the last ones. */
function viewsOf(given: Given): DayView[] | null {
  const {days = [HALF_A_DAY], now = NOON, word = 'operational', incidents} = given;
  const before = Array.from({length: STRIP_DAYS - days.length}, () => FULL);
  const record = {
    since: iso(given.since ?? FIRST),
    through: iso(given.through ?? NOON),
    days: [...before, ...days],
  };
  const history = {first_day: iso(FIRST).slice(0, 10), updated_at: iso(given.updated ?? NOON)};
  return dayViews(history, record, now, word, incidents);
}

const lastOf = (given: Given): DayView => viewsOf(given)!.at(-1)!;
/** Of a day that is over. */
const yesterday = (seconds: Seconds): DayView => viewsOf({days: [seconds, HALF_A_DAY]})!.at(-2)!;
const rank = (status: PlatformStatus | null) => BY_SEVERITY.indexOf(status!);

describe('a day that is over', () => {
  for (const [title, seconds, status] of [
    ['all up', [86_400], 'operational'],
    ['up as far as it was observed', [10], 'operational'],
    ['up, and under maintenance', [80_000, 0, 0, 6_400], 'operational'],
    ['degraded for less than a hundredth', [86_000, 400], 'operational'],
    ['degraded for a hundredth', [85_536, 864], 'degraded_performance'],
    [
      'degraded for a second, and else under maintenance',
      [0, 1, 0, 86_399],
      'degraded_performance',
    ],
    ['down for a second', [86_399, 0, 1], 'degraded_performance'],
    ['down for just under a twentieth', [82_081, 0, 4_319], 'degraded_performance'],
    ['down for a twentieth', [82_080, 0, 4_320], 'major_outage'],
    ['down for a twentieth of the hour that was observed', [3_420, 0, 180], 'major_outage'],
    ['only under maintenance', [0, 0, 0, 86_400], 'under_maintenance'],
    ['not observed', [], 'unknown'],
  ] as const) {
    test(`${title} is ${status}`, () => {
      assert.equal(yesterday([...seconds]).status, status);
    });
  }

  test('is as high as what was observed of it', () => {
    assert.equal(yesterday([86_400]).share, 1);
    assert.equal(yesterday([20_000, 1_000, 200, 400]).share, 0.25);
    assert.deepEqual(yesterday([21_600]).missing, 64_800);
    assert.equal(yesterday([]).share, 0);
  });

  test('that holds more seconds than it has is not observed', () => {
    const day = viewsOf({days: [FULL, FULL], through: NOON - DAY})!.at(-2)!;
    assert.equal(day.status, 'unknown');
  });
});

describe('today', () => {
  test('is measured by the part of it that is over', () => {
    assert.equal(lastOf({}).share, 1);
    assert.equal(lastOf({}).missing, 0);
    assert.equal(lastOf({days: [[21_600]]}).share, 0.5);
  });

  test('has no gap since the last count while something is claimed', () => {
    const counted = {days: [[36_000]], through: NOON - 2 * HOUR};
    assert.equal(lastOf(counted).missing, 0);
    assert.equal(lastOf({...counted, word: null}).missing, 7_200);
    assert.equal(lastOf({...counted, word: 'unknown'}).missing, 7_200);
  });

  test('is not observed where the history is hours older than the status', () => {
    const old = {days: [[]], through: MIDNIGHT - MINUTE, updated: NOON - 3 * HOUR};
    assert.equal(lastOf(old).status, 'unknown');
    assert.equal(lastOf(old).share, 0);
  });

  test('has nothing to show before it was counted for the first time, and is not green', () => {
    const now = MIDNIGHT + 5 * MINUTE;
    const day = lastOf({days: [[]], through: MIDNIGHT - MINUTE, updated: now, now});
    assert.equal(day.status, null);
  });

  test('of a job that reports once a day is no gap', () => {
    const days = viewsOf({days: [[43_200], []], through: NOON - DAY, updated: NOON})!;
    assert.deepEqual(
      days.slice(-2).map(({status, missing}) => [status, missing]),
      [
        ['operational', 0],
        [null, 0],
      ],
    );
  });

  test('is never better than the current word', () => {
    for (const word of PLATFORM_STATUSES) {
      for (const days of [[HALF_A_DAY], [[]], [[0, 0, 0, 40_000]], [[40_000, 0, 3_200]]]) {
        const {status} = lastOf({days, word});
        if (word !== 'operational') assert.ok(rank(status) >= rank(word), `${word} ${days.join()}`);
      }
    }
  });

  test('is not made better by the current word', () => {
    assert.equal(lastOf({days: [[]], word: 'operational', through: NOON}).status, 'unknown');
    assert.equal(lastOf({days: [[0, 0, 43_200]]}).status, 'major_outage');
  });

  test('alone is raised by it', () => {
    const days = viewsOf({word: 'major_outage'})!;
    assert.deepEqual([days.at(-1)!.isRaised, days.at(-2)!.isRaised], [true, undefined]);
    assert.equal(days.at(-2)!.status, 'operational');
  });
});

describe('a record', () => {
  test('that is young has nothing to show before its first evidence', () => {
    const days = viewsOf({since: NOON - 3 * DAY, days: [[43_200], FULL, FULL, HALF_A_DAY]})!;
    assert.deepEqual(
      days.slice(-5).map(({status, share}) => [status, share]),
      [
        ['operational', 1], // counted, whatever `since` says
        ['operational', 1],
        ['operational', 1],
        ['operational', 1],
        ['operational', 1],
      ],
    );
    const young = viewsOf({
      since: NOON - DAY,
      days: [...Array.from({length: STRIP_DAYS - 2}, () => []), [43_200], HALF_A_DAY],
    })!;
    assert.deepEqual([...new Set(young.slice(0, -2).map(({status}) => status))], [null]);
    assert.deepEqual(
      young.slice(-2).map(({share}) => share),
      [1, 1],
    );
  });

  test('from the future claims nothing', () => {
    assert.equal(viewsOf({updated: NOON + 6 * MINUTE}), null);
    assert.equal(viewsOf({through: NOON + 6 * MINUTE}), null);
    assert.ok(viewsOf({updated: NOON + 4 * MINUTE}));
  });

  test('that ended long ago leaves its missing days not observed', () => {
    const days = viewsOf({now: NOON + 3 * DAY, word: null})!;
    assert.deepEqual(
      days.slice(-4).map(({status}) => status),
      ['operational', 'unknown', 'unknown', 'unknown'],
    );
    assert.equal(days.at(-4)!.share, 0.5);
  });

  test('is read in UTC at every moment of a day', () => {
    for (const now of [MIDNIGHT, MIDNIGHT + 1, MIDNIGHT + DAY - 1]) {
      assert.equal(lastOf({now, through: now, updated: now, days: [[]]}).time, MIDNIGHT);
    }
  });
});

test('a declared incident flags the day of its declaration, an announcement does not', () => {
  const incident = (name: string, created: number, impact: Incident['impact']): Incident => ({
    id: name,
    name,
    status: 'resolved',
    impact,
    created_at: iso(created),
    incident_updates: [],
  });
  const days = viewsOf({
    incidents: [
      incident('Outage', MIDNIGHT - 1, 'major'),
      incident('News', MIDNIGHT - 1, 'none'),
      incident('Slow', MIDNIGHT, 'minor'),
    ],
  })!;
  assert.deepEqual(
    days.slice(-3).map(({incidents}) => incidents),
    [[], ['Outage'], ['Slow']],
  );
});

test('two or three days that share a bar show the worst of them', () => {
  const random = randomOf(1);
  const anyDay = (): Seconds =>
    random.pick<Seconds>([
      FULL,
      FULL,
      [],
      [50_000],
      [86_000, 400],
      [80_000, 0, 6_400],
      [0, 0, 0, 9],
    ]);
  for (let round = 0; round < 50; round++) {
    const days = viewsOf({days: [...Array.from({length: 89}, anyDay), HALF_A_DAY]})!;
    for (const size of [2, 3]) {
      const bars = merged(days, size);
      assert.equal(bars.length, STRIP_DAYS / size);
      bars.forEach(({status, share}, index) => {
        const some = days.slice(index * size, (index + 1) * size);
        assert.equal(rank(status), Math.max(...some.map((day) => rank(day.status))));
        const alike = some.filter((day) => day.status === status && !day.seconds[1]);
        if (!some.some((day) => day.seconds[1])) {
          assert.equal(share, Math.min(...alike.map((day) => day.share)));
        }
      });
    }
  }
});

test('random records: nothing is green unless observed, and the sums are those of the figures', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = randomOf(seed);
    const now = MIDNIGHT + random.below(DAY / 1000) * 1000;
    const passed = (now - MIDNIGHT) / 1000;
    const secondsOf = (length: number): Seconds => {
      const seconds: Seconds = [];
      for (let kind = 0, left = random.chance(0.2) ? 0 : length; kind < 4; kind++) {
        seconds.push(random.chance(0.5) ? left : random.below(left + 1));
        left -= seconds[kind]!;
      }
      return seconds;
    };
    const days = Array.from({length: STRIP_DAYS}, (_, index) =>
      secondsOf(index < STRIP_DAYS - 1 ? DAY_SECONDS : passed),
    );
    const since = FIRST + random.below(STRIP_DAYS) * DAY;
    const word = random.pick([...PLATFORM_STATUSES, null]);
    const views = viewsOf({days, now, through: now, updated: now, since, word})!;
    const history: Pick<History, 'first_day' | 'first_hour'> = {
      first_day: iso(FIRST).slice(0, 10),
      first_hour: iso(FIRST),
    };
    views.forEach(({status, share, missing, seconds}, index) => {
      const label = `seed ${seed}, day ${index}`;
      assert.deepEqual(seconds, days[index], label);
      if (status === 'operational') assert.ok(seconds[0]! > 0, label);
      if (!observedSeconds(seconds)) assert.notEqual(status, 'operational', label);
      assert.ok(share >= 0 && share <= 1 && missing >= 0, label);
    });
    for (const [window, count] of [
      ['last_7d', 8],
      ['last_30d', 31],
    ] as const) {
      assert.deepEqual(
        sumSeconds(views.slice(-count).map(({seconds}) => seconds)),
        secondsIn(history, {days, hours: []}, window, now),
        `seed ${seed}, ${window}`,
      );
    }
  }
});
