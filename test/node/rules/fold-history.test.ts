import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {History, HistoryRecord} from '../../../embed/contract/history.js';
import type {PlatformStatus} from '../../../embed/contract/status.js';
import {foldHistory} from '../../../generator/rules/fold-history.js';
import {readHistory} from '../../../generator/document/read-history.js';
import {toJson} from '../../../generator/document/to-json.js';
import {emptyHistory} from '../../../generator/rules/history/empty-history.js';
import {fitHistory} from '../../../generator/rules/history/fit-history.js';
import type {Beat, ComponentReading, Reading} from '../../../generator/sources/reading.js';
import {component, incident, iso, reading} from '../../support/publisher/readings.js';

const at = (time: string) => Date.parse(time);
const EMPTY = emptyHistory('feed', '2026-11-29T00:00:00Z');

/** Beats a minute apart, the last one then. */
const beats = (until: string, count: number, status: PlatformStatus = 'operational'): Beat[] =>
  Array.from({length: count}, (_, index) => ({
    status,
    time: at(until) - (count - 1 - index) * 60_000,
  }));

interface Options extends Partial<Reading> {
  status?: PlatformStatus;
  days?: number;
}

function fold(
  history: History,
  time: string,
  components: Partial<ComponentReading>[],
  {status = 'operational', days = 90, ...more}: Options = {},
) {
  return foldHistory(
    history,
    {
      reading: reading({readAt: at(time), components: components.map(component), ...more}),
      status: {updated_at: iso(at(time)), platform_status: status},
    },
    days,
  );
}

const first = ({components: [one]}: History) => one!;

test('splits what was observed at hours and at midnight', () => {
  const {history} = fold(EMPTY, '2026-11-30T00:02:00Z', [
    {beats: beats('2026-11-30T00:02:00Z', 6)},
  ]);
  assert.equal(history.first_day, '2026-11-29');
  // Five gaps, and one more that the oldest beat vouches for.
  assert.deepEqual(first(history).days, [[240], [120]]);
  assert.deepEqual(first(history).hours.slice(-2), [[240], [120]]);
  assert.deepEqual(first(history).months, {'2026-11': [360]});
  assert.equal(first(history).since, '2026-11-29T23:56:00Z');
  assert.equal(first(history).through, '2026-11-30T00:02:00Z');
});

test('counts nothing before a monitor was made', () => {
  const life = {beats: beats('2026-11-30T12:02:00Z', 3), wholeLife: true};
  const {history} = fold(EMPTY, '2026-11-30T12:02:00Z', [life]);
  assert.equal(first(history).since, '2026-11-30T12:00:00Z');
  assert.deepEqual(first(history).days, [[120]]);
});

test('counts the same reading once', () => {
  const components = [{beats: beats('2026-11-30T12:00:00Z', 50)}];
  const once = fold(EMPTY, '2026-11-30T12:00:00Z', components).history;
  assert.deepEqual(fold(once, '2026-11-30T12:00:00Z', components).history, once);
});

test('lets an outage of the monitoring vouch for nothing but one interval', () => {
  const before = beats('2026-11-30T09:00:00Z', 20);
  const after = beats('2026-11-30T12:00:00Z', 1);
  const {history} = fold(EMPTY, '2026-11-30T12:00:00Z', [{beats: [...before, ...after]}]);
  assert.deepEqual(first(history).days, [[20 * 60 + 60]]);
});

test('counts all of a job that reports its start and its end once a day', () => {
  const day = (n: number) => at('2026-11-01T03:00:00Z') + n * 86_400_000;
  const reports = Array.from({length: 10}, (_, n): Beat[] => [
    {status: 'operational', time: day(n)},
    {status: 'operational', time: day(n) + 600_000},
  ]).flat();
  const last = iso(reports.at(-1)!.time!);
  const {history} = fold(EMPTY, last, [{beats: reports, wholeLife: true, reports: true}]);
  assert.deepEqual(first(history).months, {'2026-11': [9 * 86_400 + 600]});
});

test('counts an interval that was raised from its third gap on', () => {
  const minutes = beats('2026-11-30T06:00:00Z', 20);
  const hours = [1, 2, 3, 4, 5].map((hour): Beat => ({
    status: 'operational',
    time: at('2026-11-30T06:00:00Z') + hour * 3_600_000,
  }));
  const {history} = fold(EMPTY, '2026-11-30T11:00:00Z', [{beats: [...minutes, ...hours]}]);
  assert.deepEqual(first(history).days, [[20 * 60 + 2 * 60 + 3 * 3600]]);
});

test('waits for a beat that is ahead of this clock', () => {
  const ahead = {beats: beats('2026-11-30T12:30:00Z', 50)};
  const {history} = fold(EMPTY, '2026-11-30T12:00:00Z', [ahead]);
  assert.equal(first(history).through, '2026-11-30T12:05:00Z');
  const later = fold(history, '2026-11-30T12:26:00Z', [ahead]).history;
  assert.equal(first(later).through, '2026-11-30T12:30:00Z');
  assert.deepEqual(first(later).days, [[50 * 60]]);
});

test('counts on the clock of the source, whatever the difference to this one', () => {
  const behind = beats('2026-11-30T12:00:00Z', 5);
  const components = [{beats: behind}];
  const {history} = fold(EMPTY, '2026-11-30T12:00:00Z', components, {clockOffset: 600_000});
  assert.equal(first(history).through, '2026-11-30T11:50:00Z');
  const apart = fold(EMPTY, '2026-11-30T12:00:00Z', components, {clockOffset: 3_700_000}).history;
  assert.deepEqual(apart.components, []);
});

test('keeps nothing where the times of beats are not known', () => {
  const {history} = fold(EMPTY, '2026-11-30T12:00:00Z', [
    {beats: [{status: 'operational', time: null}]},
  ]);
  assert.deepEqual(history.components, []);
  assert.equal(history.platform, undefined);
});

test('counts the platform by the rule of its word', () => {
  const up = {id: '1', beats: beats('2026-11-30T12:00:00Z', 60)};
  const down = {
    id: '2',
    name: 'Shop',
    beats: [
      ...beats('2026-11-30T11:50:00Z', 50),
      ...beats('2026-11-30T12:00:00Z', 10, 'major_outage'),
    ],
  };
  const {history} = fold(EMPTY, '2026-11-30T12:00:00Z', [up, down]);
  assert.deepEqual(history.platform?.days, [[50 * 60, 600]]);
  assert.deepEqual(history.components[1]!.days, [[50 * 60, 0, 600]]);
  assert.deepEqual(history.components[1]!.outages, [['2026-11-30T11:50:00Z', 600]]);
  const alone = fold(EMPTY, '2026-11-30T12:00:00Z', [down]).history;
  assert.deepEqual(alone.platform?.days, [[50 * 60, 0, 600]]);
});

test('an outage that goes on stays one', () => {
  const begun = fold(EMPTY, '2026-11-30T12:00:00Z', [
    {beats: beats('2026-11-30T12:00:00Z', 9, 'major_outage')},
  ]).history;
  const {history} = fold(begun, '2026-11-30T12:05:00Z', [
    {beats: beats('2026-11-30T12:05:00Z', 9, 'major_outage')},
  ]);
  assert.deepEqual(first(history).outages, [['2026-11-30T11:51:00Z', 14 * 60]]);
});

const KNOWN = fold(EMPTY, '2026-11-30T12:00:00Z', [
  {id: '1', name: 'API', group: 'Core', beats: beats('2026-11-30T12:00:00Z', 9)},
  {id: '2', name: 'Shop', beats: beats('2026-11-30T12:00:00Z', 9)},
]).history;
const LATER = '2026-11-30T13:00:00Z';
const anew = {beats: beats(LATER, 5), wholeLife: true};

test('a monitor with a new id and its old name and group continues', () => {
  const {history, warnings} = fold(KNOWN, LATER, [
    {...anew, id: '7', name: 'API', group: 'Core'},
    {...anew, id: '2', name: 'Shop'},
  ]);
  const one = history.components.find(({id}) => id === '7');
  assert.deepEqual(one?.days, [[9 * 60 + 4 * 60 + 60]]);
  assert.equal(history.components.length, 2);
  assert.match(warnings.join(), /new ids, their history goes on: "API" \(1, now 7\)/);
});

test('monitors that changed ids among each other keep their histories', () => {
  const longer = fold(KNOWN, '2026-11-30T12:01:00Z', [
    {id: '1', name: 'API', group: 'Core', beats: beats('2026-11-30T12:01:00Z', 9)},
    {id: '2', name: 'Shop', beats: beats('2026-11-30T12:00:00Z', 9)},
  ]).history;
  const {history} = fold(longer, LATER, [
    {...anew, id: '2', name: 'API', group: 'Core'},
    {...anew, id: '1', name: 'Shop'},
  ]);
  const seconds = history.components.map(({id, name, days}) => [id, name, days[0]![0]]);
  assert.deepEqual(
    seconds.sort(([a], [b]) => Number(a) - Number(b)),
    [
      ['1', 'Shop', 9 * 60 + 300],
      ['2', 'API', 10 * 60 + 300],
    ],
  );
});

test('another monitor under a known id begins anew', () => {
  const {history, warnings} = fold(KNOWN, LATER, [{...anew, id: '1', name: 'Mail'}]);
  assert.deepEqual(history.components.find(({id}) => id === '1')?.days, [[240]]);
  assert.match(warnings.join(), /history begins: 1 \(was "API"\)/);
});

test('a monitor that is renamed while it is watched stays the same', () => {
  const {history, warnings} = fold(KNOWN, '2026-11-30T12:02:00Z', [
    {id: '1', name: 'Interface', beats: beats('2026-11-30T12:02:00Z', 9)},
  ]);
  const one = history.components.find(({id}) => id === '1');
  assert.deepEqual([one?.name, one?.days], ['Interface', [[11 * 60]]]);
  assert.deepEqual(warnings, []);
});

test('who is taken off the page keeps the seconds and loses the name', () => {
  const {history} = fold(KNOWN, LATER, [{id: '2', name: 'Shop', beats: beats(LATER, 5)}]);
  const gone = history.components.find(({id}) => id === '1');
  assert.deepEqual([gone?.name, gone?.group, gone?.days], [undefined, undefined, [[9 * 60]]]);
  assert.doesNotMatch(JSON.stringify(history), /API|Core/);
});

test('who is paused keeps the name, and an unreadable page takes nobody’s', () => {
  const paused = [{id: '1', name: 'API'}];
  const shop = {id: '2', name: 'Shop', beats: beats(LATER, 5)};
  const {history} = fold(KNOWN, LATER, [shop], {paused});
  assert.equal(history.components.find(({id}) => id === '1')?.name, 'API');
  const status = {updated_at: LATER, platform_status: 'unknown'} as const;
  const unread = foldHistory(KNOWN, {status}, 90).history;
  assert.deepEqual(unread.components, KNOWN.components);
});

test('notes changes of the word, and until when each was said', () => {
  let history = EMPTY;
  for (const [minute, status] of ['operational', 'operational', 'partial_outage'].entries()) {
    const time = `2026-11-30T12:0${minute}:00Z`;
    history = foldHistory(
      history,
      {status: {updated_at: time, platform_status: status as PlatformStatus}},
      90,
    ).history;
  }
  const [a, b, c] = [0, 1, 2].map((minute) => `2026-11-30T12:0${minute}:00Z`);
  assert.deepEqual(history.changes, [
    {time: c, from: 'operational', to: 'partial_outage', through: c},
    {time: a, from: 'unknown', to: 'operational', through: b},
  ]);
});

test('keeps resolved incidents in their newest wording, as long as days', () => {
  const resolved = {...incident, status: 'resolved' as const, updated_at: '2026-11-30T10:00:00Z'};
  const one = fold(EMPTY, LATER, [anew], {incidents: [resolved]}).history;
  const reworded = {...resolved, name: 'Fire, put out'};
  const two = fold(one, LATER, [anew], {incidents: [reworded]}).history;
  assert.deepEqual(two.incidents, [reworded]);
  assert.deepEqual(fold(two, LATER, [anew]).history.incidents, [reworded]);
  assert.deepEqual(fold(two, LATER, [anew], {incidents: [incident]}).history.incidents, []);
  const spring = '2027-04-01T00:00:00Z';
  const later = fold(two, spring, [{beats: beats(spring, 5)}]).history;
  assert.deepEqual(later.incidents, []);
});

test('forgets days, and no month of three years, by what was observed and not by the clock', () => {
  const spring = '2027-03-01T12:00:00Z';
  const asleep = foldHistory(
    KNOWN,
    {
      reading: reading({readAt: at('2036-01-01T00:00:00Z'), components: []}),
      status: {updated_at: '2036-01-01T00:00:00Z', platform_status: 'unknown'},
    },
    31,
  ).history;
  assert.deepEqual(
    asleep.components.map(({days}) => days),
    KNOWN.components.map(({days}) => days),
  );
  const {history} = fold(KNOWN, spring, [{id: '2', name: 'Shop', beats: beats(spring, 5)}], {
    days: 31,
  });
  const shop = history.components.find(({id}) => id === '2');
  assert.equal(history.first_day, '2027-01-30');
  assert.deepEqual(shop?.days, [...Array.from({length: 30}, () => []), [300]]);
  assert.deepEqual(shop?.months, {'2026-11': [540], '2027-03': [300]});
});

test('says what had to go where readers would not take it whole', () => {
  const outages = Array.from({length: 200}, (_, index): [string, number] => [
    iso(at('2026-11-28T00:00:00Z') - index * 600_000),
    60,
  ]);
  const time = '2026-11-30T12:00:00Z';
  const {history: small, warnings: none} = fold(EMPTY, time, [{beats: beats(time, 3)}]);
  assert.deepEqual(none, []);
  const [one] = small.components;
  const components = Array.from({length: 300}, (_, index) => ({
    ...one!,
    id: `many-${index}`,
    name: `Shop ${index}`,
    outages,
  }));
  const {history, warnings} = fold({...small, components: [one!, ...components]}, time, [
    {beats: beats(time, 3)},
  ]);
  assert.ok(JSON.stringify(history).length <= 1_000_000);
  assert.equal(Math.max(...history.components.map((each) => each.outages.length)), 50);
  assert.match(
    warnings.join('\n'),
    /^it is longer than the 1 MB that readers take, and was published without outages but for the newest 50 of each component; set a smaller STATUS_HISTORY_DAYS/,
  );
});

test('a name of a megabyte costs no other component what was kept of it', () => {
  const time = '2026-11-30T12:00:00Z';
  const {history: known} = fold(EMPTY, time, [{beats: beats(time, 3, 'major_outage')}]);
  const later = '2026-11-30T12:05:00Z';
  const name = 'x'.repeat(1_200_000);
  const {history, warnings} = fold(known, later, [
    {beats: beats(later, 5)},
    {id: '2', name, group: name, beats: beats(later, 5)},
  ]);
  assert.deepEqual(warnings, []);
  assert.ok(JSON.stringify(history).length < 10_000);
  assert.deepEqual(first(history).outages, first(known).outages);
  assert.equal(first(history).outages.length, 1);
  // The next reading finds the component by its name again.
  const {history: next} = fold(history, later, [{id: '3', name, group: name, beats: []}]);
  assert.ok(next.components.some(({id}) => id === '3'));
});

test('texts of past incidents go before anything that was counted', () => {
  const time = '2026-11-30T12:00:00Z';
  const {history: known} = fold(EMPTY, time, [{beats: beats(time, 3, 'major_outage')}]);
  const body = '€'.repeat(10_000);
  const incidents = Array.from({length: 300}, (_, index) => ({
    ...incident,
    id: `${index}`,
    name: 'n'.repeat(10_000),
    status: 'resolved' as const,
    incident_updates: [{status: 'resolved' as const, body}],
  }));
  const {history, warnings} = fold(known, time, [{beats: beats(time, 3)}], {incidents});
  assert.ok(Buffer.byteLength(JSON.stringify(history)) <= 1_000_000);
  assert.deepEqual(first(history).outages, first(known).outages);
  assert.match(warnings.join('\n'), /was published without (long texts of )?past incidents/);
});

/** What was observed of so many monitors for 90 days, and the next reading of them. */
function longLife(count: number) {
  const time = '2026-11-30T12:00:00Z';
  const later = '2026-11-30T12:10:00Z';
  const ids = Array.from({length: count}, (_, index) => ({id: `${index}`, name: `Shop ${index}`}));
  const {history} = fold(
    EMPTY,
    time,
    ids.map((one) => ({...one, beats: beats(time, 3)})),
  );
  const full = <T extends HistoryRecord>(record: T): T => ({
    ...record,
    since: '2026-09-01T00:00:00Z',
    days: [...Array.from({length: 90}, () => [86_400]), [43_200]],
    hours: [...Array.from({length: 25}, () => [3_600]), []],
  });
  const known: History = {
    ...history,
    first_day: '2026-09-01',
    first_hour: '2026-11-29T11:00:00Z',
    platform: full(history.platform!),
    components: history.components.map(full),
  };
  return fold(
    known,
    later,
    ids.map((one) => ({...one, beats: beats(later, 20)})),
  );
}

for (const [count, days, lost] of [
  [100, 90, null],
  [1_300, 60, 'all outages, hours and months, and without days before the last 60'],
  [2_000, 31, 'all outages, hours and months, and without days before the last 31'],
] as const) {
  test(`${count} monitors keep ${days} days in a history that the next run reads`, () => {
    const {history, warnings} = longLife(count);
    assert.equal(readHistory(toJson(history)).is, 'sound');
    assert.equal(history.components.length, count);
    for (const {days: kept} of [history.platform!, ...history.components]) {
      assert.equal(kept.length, days);
      assert.deepEqual(kept.slice(-2), [[86_400], [43_800]]);
    }
    assert.equal(Date.parse(history.first_day), at('2026-12-01') - days * 86_400_000);
    assert.ok(lost ? warnings.join('\n').includes(lost) : !warnings.length, warnings.join('\n'));
  });
}

test('days that no bar shows go before hours', () => {
  const {history} = longLife(350);
  const year = <T extends HistoryRecord>(record: T): T => ({
    ...record,
    days: [...Array.from({length: 276}, () => [86_400]), ...record.days],
  });
  const first_day = iso(at(history.first_day) - 276 * 86_400_000).slice(0, 10);
  const components = history.components.map(year);
  const losses: string[] = [];
  const fitted = fitHistory(
    {...history, first_day, platform: year(history.platform!), components},
    (lost) => losses.push(lost),
  );
  assert.equal(fitted.first_day, history.first_day);
  assert.deepEqual(fitted.components, history.components);
  assert.deepEqual(losses, ['days before the last 90']);
});

test('long names leave room for those that are first on the page', () => {
  const {history} = longLife(2_000);
  const components = history.components.map((one) => ({
    ...one,
    name: `${one.name}${'€'.repeat(200)}`,
  }));
  const losses: string[] = [];
  const fitted = fitHistory({...history, components}, (lost) => losses.push(lost));
  assert.equal(readHistory(toJson(fitted)).is, 'sound');
  assert.deepEqual(fitted.components, components.slice(0, fitted.components.length));
  assert.ok(fitted.components.length > 500, `${fitted.components.length}`);
  assert.match(losses.join(), /the last components of the page$/);
});

test('keeps 2,000 monitors, those that it knows first, and the word of all', () => {
  const time = '2026-11-30T12:00:00Z';
  const page = (first: number, length: number, status?: PlatformStatus) =>
    Array.from({length}, (_, index) => ({
      id: `${first + index}`,
      name: `Shop ${first + index}`,
      beats: beats(time, 5, status),
    }));
  const {history: known} = fold(EMPTY, time, page(1, 2_000));
  const later = '2026-11-30T12:05:00Z';
  const {history, warnings} = fold({...known, platform: undefined}, later, [
    ...page(5_001, 3_000, 'major_outage'),
    ...page(1, 2_000),
  ]);
  assert.deepEqual(
    new Set(history.components.map(({id}) => id)),
    new Set(known.components.map(({id}) => id)),
  );
  assert.match(warnings.join('\n'), /^it keeps 2000 monitors, and not 3000 others; name fewer/m);
  assert.deepEqual(history.platform!.days, [[0, 0, 300]]);
});

test('lets those that are gone for longest make room for a new monitor', () => {
  const page = (first: number, length: number, time: string) =>
    Array.from({length}, (_, index) => ({
      id: `${first + index}`,
      name: `Shop ${first + index}`,
      beats: beats(time, 5),
    }));
  const [early, later, now] = [
    '2026-11-30T12:00:00Z',
    '2026-11-30T12:05:00Z',
    '2026-11-30T12:10:00Z',
  ];
  const {history: first} = fold(EMPTY, early, page(1, 2_000, early));
  // One is gone a run before the rest.
  const {history: second} = fold(first, later, page(2, 1_999, later));
  const {history, warnings} = fold(second, now, page(5_001, 1, now));
  const ids = history.components.map(({id}) => id);
  assert.equal(ids.length, 2_000);
  assert.deepEqual([ids.includes('5001'), ids.includes('1')], [true, false]);
  assert.doesNotMatch(warnings.join('\n'), /it keeps/);
});
