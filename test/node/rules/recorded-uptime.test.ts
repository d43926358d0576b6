import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {History} from '../../../embed/contract/history.js';
import {UPTIME_WINDOWS, type Status} from '../../../embed/contract/status.js';
import {build} from '../../../generator/rules/build.js';
import {foldHistory} from '../../../generator/rules/fold-history.js';
import {emptyHistory} from '../../../generator/rules/history/empty-history.js';
import type {Beat, ComponentReading} from '../../../generator/sources/reading.js';
import {component, DAY, HOUR, iso, MINUTE, NOW, reading} from '../../support/publisher/readings.js';

const PAGE = {outputs: [], page: {}, staleAfter: 30 * MINUTE};
const GAP = 10 * MINUTE;

/** The last hundred of beats ten minutes apart, since `start`; down in between. */
function listed(now: number, start: number, down: [from: number, to: number] = [0, 0]): Beat[] {
  const beats: Beat[] = [];
  for (let time = start; time <= now; time += GAP) {
    const isDown = time > down[0] && time <= down[1];
    beats.push({time, status: isDown ? 'major_outage' : 'operational'});
  }
  return beats.slice(-100);
}

/** Runs every hour until `now`, and what was published last. */
function live(
  now: number,
  begin: number,
  read: (time: number) => Partial<ComponentReading>[],
  isAway: (time: number) => boolean = () => false,
): {status: Status; history: History} {
  let history = emptyHistory('id', iso(begin));
  let status: Status | undefined;
  for (let time = begin; time <= now; time += HOUR) {
    if (isAway(time)) continue;
    const seen = reading({readAt: time, components: read(time).map(component)});
    const word = {updated_at: iso(time), platform_status: 'operational'} as const;
    history = foldHistory(history, {reading: seen, status: word}, 90).history;
    status = build({monitoring: seen, backups: []}, PAGE, time, history);
  }
  return {status: status!, history};
}

const long = NOW - 60 * DAY;
const figures = ({components}: Status, index = 0) =>
  UPTIME_WINDOWS.map((window) => components![index]!.uptime[window]);

test('believes the source until the record reaches back far enough, window by window', () => {
  const uptime = {last_24h: 90, last_7d: 80, last_30d: 70};
  for (const [age, expected] of [
    [0, [90, 80, 70]],
    [26 * HOUR, [100, 80, 70]],
    [9 * DAY, [100, 100, 70]],
    [32 * DAY, [100, 100, 100]],
  ] as const) {
    const {status} = live(NOW, NOW - age, (time) => [{beats: listed(time, long), uptime}]);
    assert.deepEqual(figures(status), expected, `${age / HOUR} h`);
    assert.deepEqual(status.uptime.coverage, {last_24h: 100, last_7d: 100, last_30d: 100});
  }
});

test('counts what was observed, maintenance aside, to the second', () => {
  const down: [number, number] = [NOW - 10 * HOUR, NOW - 8 * HOUR];
  const {status} = live(NOW, NOW - 3 * DAY, (time) => [{beats: listed(time, long, down)}]);
  // 24 whole hours and half of the running one, two of them down.
  const expected = Math.floor((100 - 200 / 24.5) * 100) / 100;
  assert.equal(status.components![0]!.uptime.last_24h, expected);
  assert.equal(status.uptime.last_24h, expected);
});

test('a failure on record is in the figures that are still the source’s', () => {
  const down: [number, number] = [NOW - 30 * HOUR, NOW - 29 * HOUR];
  const {status} = live(NOW, NOW - 3 * DAY, (time) => [{beats: listed(time, long, down)}]);
  assert.deepEqual(figures(status), [100, 99.99, 99.99]);
});

test('coverage falls by the time that nobody watched', () => {
  const from = NOW - 5 * DAY;
  const to = from + 3 * DAY;
  const {status} = live(
    NOW,
    NOW - 32 * DAY,
    (time) => [{beats: listed(time, long)}],
    (time) => time > from && time < to,
  );
  // A list of 100 beats reaches back 16.5 hours, and its oldest vouches for ten minutes.
  const missing = 3 - (16.5 + 1 / 6) / 24;
  const week = 7 + 15.5 / 24;
  const {coverage, last_7d} = status.uptime;
  assert.ok(Math.abs(coverage!.last_7d - 100 * (1 - missing / week)) < 1, `${coverage!.last_7d}`);
  assert.equal(last_7d, 100);
  assert.equal(coverage!.last_24h, 100);
});

test('a window of which less than half was observed is not measured', () => {
  const {status} = live(
    NOW,
    NOW - 32 * DAY,
    (time) => [{beats: listed(time, long)}],
    (time) => time > NOW - 8 * DAY && time < NOW - DAY,
  );
  assert.deepEqual(figures(status), [100, null, 100]);
  assert.equal(status.uptime.coverage!.last_7d, 0);
});

test('a component that was added later is as young as its record', () => {
  const added = NOW - 20 * HOUR;
  const {status} = live(NOW, NOW - 3 * DAY, (time) => [
    {id: '1', beats: listed(time, long)},
    ...(time > added ? [{id: '2', name: 'New', beats: listed(time, added)}] : []),
  ]);
  assert.deepEqual(figures(status, 1), [null, null, null]);
  assert.equal(status.uptime.coverage!.last_24h, 50);
});

test('figures that could not be read do not matter where the record has them', () => {
  const {history} = live(NOW, NOW - 9 * DAY, (time) => [{beats: listed(time, long)}]);
  const unread = reading({
    components: [component({beats: listed(NOW, long)})],
    unread: ['last_7d', 'last_30d'],
  });
  const {uptime} = build({monitoring: unread, backups: []}, PAGE, NOW, history);
  assert.deepEqual(uptime.coverage, {last_24h: 100, last_7d: 100, last_30d: 0});
});

test('where its hours were left out the last day is the source’s, and the longer windows are not', () => {
  const uptime = {last_24h: 90, last_7d: 80, last_30d: 70};
  const monitoring = reading({components: [component({beats: listed(NOW, long), uptime})]});
  const {history} = live(NOW, NOW - 32 * DAY, (time) => [{beats: listed(time, long), uptime}]);
  for (const [kept, expected] of [
    [26, 100],
    [3, 90],
    [0, 90],
  ] as const) {
    const components = history.components.map((one) => ({
      ...one,
      hours: one.hours.map((hour, index) => (index < 26 - kept ? [] : hour)),
    }));
    const status = build({monitoring, backups: []}, PAGE, NOW, {...history, components});
    assert.deepEqual(figures(status), [expected, 100, 100], `${kept} hours`);
  }
});

test('an outage of the publisher is no reason to believe the source', () => {
  const uptime = {last_24h: 90, last_7d: 80, last_30d: 70};
  const {status} = live(
    NOW,
    NOW - 32 * DAY,
    (time) => [{beats: listed(time, long).slice(-3), uptime}],
    (time) => time > NOW - 20 * HOUR && time < NOW,
  );
  assert.equal(figures(status)[0], null);
});
