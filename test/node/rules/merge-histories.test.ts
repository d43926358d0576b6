import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {History} from '../../../embed/contract/history.js';
import {observedSeconds, sumSeconds} from '../../../embed/contract/history-window.js';
import {historySchema} from '../../../generator/document/history-schema.js';
import {foldHistory} from '../../../generator/rules/fold-history.js';
import {emptyHistory} from '../../../generator/rules/history/empty-history.js';
import {mergeHistories} from '../../../generator/rules/history/merge-histories.js';
import {idAt, isWhole, lifeOf, listedBeats, type Life} from '../../support/history/life.js';
import {component, iso, reading} from '../../support/publisher/readings.js';

const NOW = Date.parse('2026-11-30T12:30:00Z');
const EMPTY = emptyHistory('b', iso(NOW));

/** With one component, from the 28th on. */
const history = (through: string, days: number[][], more: Partial<History> = {}): History => ({
  ...EMPTY,
  updated_at: through,
  first_day: '2026-11-28',
  components: [
    {
      id: '1',
      name: 'API',
      since: '2026-11-28T00:00:00Z',
      through,
      days,
      hours: [],
      months: {'2026-11': sumSeconds(days)},
      outages: [],
    },
  ],
  ...more,
});
const merged = (...histories: [History, ...History[]]) => mergeHistories(histories, NOW, 90);

const FAR = history('2026-11-30T12:00:00Z', [[80_000], [80_000], [43_000]]);

test('takes the running day from the one that is counted further', () => {
  const near = history('2026-11-30T10:00:00Z', [[80_000], [80_000], [30_000, 0, 5000]]);
  const [one] = merged(near, FAR).components;
  assert.deepEqual(one!.days, [[80_000], [80_000], [43_000]]);
  assert.equal(one!.through, '2026-11-30T12:00:00Z');
  assert.deepEqual(one!.months, {'2026-11': [203_000]});
});

for (const [what, theirs, expected] of [
  ['more down', [1000, 0, 60], [1000, 0, 60]],
  ['more degraded', [1000, 60], [1000, 60]],
  ['more that was observed', [86_400], [86_400]],
  ['less that was observed', [100], [80_000]],
] as const) {
  test(`of a closed day with ${what} the worse one stays, never the sum`, () => {
    const near = history('2026-11-29T10:00:00Z', [[...theirs], [100]]);
    const expectedDays = [[...expected], [80_000], [43_000]];
    assert.deepEqual(merged(near, FAR).components[0]!.days, expectedDays);
    assert.deepEqual(merged(FAR, near).components[0]!.days, expectedDays);
  });
}

test('does not believe the one from the future where there is another', () => {
  const future = history('2027-01-01T00:00:00Z', [[1], [1], [1]]);
  const one = merged(future, FAR).components[0]!;
  assert.deepEqual([one.through, one.days[2]], ['2026-11-30T12:00:00Z', [43_000]]);
  assert.equal(merged(future).components[0]!.through, '2027-01-01T00:00:00Z');
});

test('one outage that both saw stays one', () => {
  const near = history('2026-11-29T10:00:00Z', [[80_000, 0, 600], [100]]);
  near.components[0]!.outages = [['2026-11-28T10:00:00Z', 600]];
  const far = structuredClone(FAR);
  far.components[0]!.outages = [['2026-11-28T10:01:00Z', 700]];
  assert.deepEqual(merged(near, far).components[0]!.outages, [['2026-11-28T10:00:00Z', 760]]);
});

test('a target that is added later gets the history and the id of its feed', () => {
  const old = history('2026-11-30T12:00:00Z', [[80_000]], {
    feed_id: 'a',
    platform: FAR.components[0],
  });
  assert.equal(merged({...EMPTY, updated_at: iso(NOW)}, old).feed_id, 'a');
  assert.deepEqual(merged(EMPTY, old).components[0]!.days, [[80_000]]);
});

function lived(life: Life, isTaken: (index: number) => boolean): History {
  let result = emptyHistory('id', iso(life.runs[0]!.time));
  for (const [index, {time}] of life.runs.entries()) {
    if (!isTaken(index)) continue;
    const components = life.monitors.map((monitor) => {
      const beats = listedBeats(monitor, life, time);
      return component({
        id: idAt(monitor, life, 0),
        name: monitor.name,
        beats,
        wholeLife: isWhole(beats),
      });
    });
    const status = {updated_at: iso(time), platform_status: 'operational'} as const;
    result = foldHistory(
      result,
      {reading: reading({readAt: time, components}), status},
      90,
    ).history;
  }
  return result;
}

// HISTORY_SEED=4711 replays one pair.
const {HISTORY_SEED} = process.env;
const seeds = HISTORY_SEED ? [Number(HISTORY_SEED)] : Array.from({length: 150}, (_, seed) => seed);

test('two halves of a life never show more than there is time, and lose no outage', () => {
  for (const seed of seeds) {
    const life = lifeOf(seed);
    const end = life.runs.at(-1)!.time;
    const halves = [
      lived(life, (index) => index % 3 > 0),
      lived(life, (index) => index % 3 < 2),
    ] as const;
    const both = mergeHistories([...halves], end, 90);
    const swapped = mergeHistories([halves[1], halves[0]], end, 90);
    const name = `HISTORY_SEED=${seed}`;
    historySchema.parse(both);
    assert.deepEqual(swapped.components, both.components, name);
    assert.deepEqual(mergeHistories([both, halves[0], halves[1]], end, 90), both, name);
    for (const {id, days} of both.components) {
      const day = (from: History, index: number) =>
        from.components.find((one) => one.id === id)?.days[
          index + (Date.parse(both.first_day) - Date.parse(from.first_day)) / 86_400_000
        ] ?? [];
      days.slice(0, -1).forEach((seconds, index) => {
        assert.ok(observedSeconds(seconds) <= 86_400, name);
        const worst = Math.max(...halves.map((half) => day(half, index)[2] ?? 0));
        assert.equal(seconds[2] ?? 0, worst, `${name} day ${index}`);
      });
    }
  }
});
