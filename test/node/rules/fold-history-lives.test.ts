import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {History} from '../../../embed/contract/history.js';
import {sumSeconds} from '../../../embed/contract/history-window.js';
import {historySchema} from '../../../generator/document/history-schema.js';
import {foldHistory} from '../../../generator/rules/fold-history.js';
import {emptyHistory} from '../../../generator/rules/history/empty-history.js';
import type {Reading} from '../../../generator/sources/reading.js';
import {between, EMPTY_LEDGER, enter, type Ledger} from '../../support/history/ledger.js';
import {idAt, isWhole, lifeOf, listedBeats, type Life} from '../../support/history/life.js';
import {component, iso, reading} from '../../support/publisher/readings.js';

// HISTORY_SEED=4711 replays one life, HISTORY_LIVES=100 tries fewer.
const {HISTORY_SEED, HISTORY_LIVES = '1000'} = process.env;
const seeds = HISTORY_SEED
  ? [Number(HISTORY_SEED)]
  : Array.from({length: Number(HISTORY_LIVES)}, (_, seed) => seed);
/** Beats come up to 0.9 s late, so an interval is estimated with that error on both sides. */
const ERROR = 2; // s

/** What is published, and what somebody else wrote down of the same readings. */
interface State {
  history: History;
  ledgers: Map<string, Ledger>;
}

function readingAt(life: Life, time: number, asked: number): Reading {
  const components = life.monitors
    .map((monitor) => ({monitor, beats: listedBeats(monitor, life, time)}))
    .filter(({beats}) => beats.length)
    .map(({monitor, beats}) =>
      component({
        id: idAt(monitor, life, time),
        name: monitor.name,
        beats,
        wholeLife: isWhole(beats),
      }),
    );
  return reading({readAt: asked, components});
}

function count(state: State, life: Life, {time, age}: {time: number; age: number}): State {
  const seen = readingAt(life, time - age, time);
  const status = {updated_at: iso(time), platform_status: 'operational' as const};
  const {history} = foldHistory(state.history, {reading: seen, status}, life.days);
  const ledgers = new Map(state.ledgers);
  for (const {name, beats} of seen.components) {
    const {interval} = life.monitors.find((monitor) => monitor.name === name)!;
    ledgers.set(name, enter(ledgers.get(name) ?? EMPTY_LEDGER, beats, interval));
  }
  return {history, ledgers};
}

/** What of the life ends up published. */
function live(life: Life): State {
  let state: State = {history: emptyHistory('id', iso(life.runs[0]!.time)), ledgers: new Map()};
  for (const [index, run] of life.runs.entries()) {
    const before = state;
    const counted = count(before, life, run);
    assertGrown(before.history, counted.history);
    if (run.fate === 'killed') continue;
    if (run.fate === 'written') state = counted;
    // It was written all the same, and is counted again.
    if (run.fate === 'lost answer') state = count(counted, life, run);
    if (run.fate === 'overtaken') {
      const faster = count(before, life, {...run, time: run.time + 1000, age: 0});
      state = count(faster, life, run);
    }
    // Without conditions the next one writes over what it never saw.
    const next = life.runs[index + 1];
    if (run.fate === 'overwrites') state = next ? count(before, life, {...next, age: 0}) : counted;
  }
  return state;
}

/** A closed day never changes. */
function assertGrown(before: History, after: History): void {
  const dayOf = (history: History, days: number[][], day: string) =>
    days[(Date.parse(day) - Date.parse(history.first_day)) / 86_400_000] ?? [];
  for (const one of before.components) {
    const next = after.components.find(({id, name}) =>
      one.name ? name === one.name : id === one.id,
    );
    if (!next) continue;
    assert.ok(Date.parse(next.through) >= Date.parse(one.through), 'through went back');
    for (let day = 0; day < one.days.length; day++) {
      const name = iso(Date.parse(before.first_day) + day * 86_400_000).slice(0, 10);
      if (name >= one.through.slice(0, 10) || name < after.first_day) continue;
      assert.deepEqual(dayOf(after, next.days, name), one.days[day], `the closed ${name} changed`);
    }
  }
}

/** All that is wrong with what was kept. */
function judge({history, ledgers}: State, life: Life): string[] {
  const wrong: string[] = [];
  for (const {name, days, hours, months, outages, since} of history.components) {
    const ledger = ledgers.get(name ?? '')!;
    const near = (what: string, actual: number[], from: number, to: number) => {
      const expected = between(ledger, from, to);
      const slack = ERROR * ledger.estimates;
      for (const [kind, seconds] of sumSeconds([actual]).entries()) {
        if (Math.abs(seconds - expected[kind]!) <= slack) continue;
        wrong.push(`${name} ${what}: ${JSON.stringify(actual)} s, not ${JSON.stringify(expected)}`);
        return;
      }
    };
    const at = (date: string) => Date.parse(date) / 1000;
    days.forEach((seconds, index) => {
      const from = at(history.first_day) + index * 86_400;
      near(`day ${iso(from * 1000)}`, seconds, from, from + 86_400);
    });
    hours.forEach((seconds, index) => {
      const from = at(history.first_hour) + index * 3600;
      near(`hour ${iso(from * 1000)}`, seconds, from, from + 3600);
    });
    for (const [month, seconds] of Object.entries(months)) {
      const begin = new Date(`${month}-01T00:00:00Z`);
      const end = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + 1, 1) / 1000;
      near(`month ${month}`, seconds, begin.getTime() / 1000, end);
    }
    const total = sumSeconds(Object.values(months));
    near('life', total, at(since), Infinity);
    if (outages.length < 200) {
      const down = outages.reduce((sum, [, seconds]) => sum + seconds, 0);
      if (down !== total[2]) wrong.push(`${name}: outages of ${down} s, down for ${total[2]} s`);
    }
  }
  const known = [...ledgers].filter(([, {stretches}]) => stretches.length);
  const lost = known.filter(([name]) => !history.components.some((one) => one.name === name));
  wrong.push(...lost.map(([name]) => `${name} was lost`));
  for (const [index, day] of (history.platform?.days ?? []).entries()) {
    const most = history.components.map(({days}) => sumSeconds([days[index] ?? []]));
    if (life.monitors.length > 1) continue;
    if (sumSeconds([day]).join() !== most[0]?.join()) {
      wrong.push(`platform ${index}: ${day.join()}, not ${most[0]?.join()}`);
    }
  }
  return wrong;
}

test(`counts ${seeds.length} lives as somebody else does who knows what happened`, (t) => {
  const wrong: string[] = [];
  let observed = 0;
  for (const seed of seeds) {
    const life = lifeOf(seed);
    try {
      const state = live(life);
      historySchema.parse(state.history);
      wrong.push(...judge(state, life).map((what) => `HISTORY_SEED=${seed}: ${what}`));
      observed += state.history.components.reduce((sum, {days}) => sum + days.flat().length, 0);
    } catch (error) {
      throw new Error(`HISTORY_SEED=${seed}`, {cause: error});
    }
  }
  t.diagnostic(`${observed} entries of days`);
  assert.equal(wrong.slice(0, 30).join('\n'), '', `${wrong.length} false sums`);
  // A life in which nothing is seen would content everybody.
  assert.ok(observed > 2 * seeds.length);
});
