import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ComponentHistory, History} from '../../../embed/contract/history.js';
import {sumSeconds} from '../../../embed/contract/history-window.js';
import {monthAsCsv, monthAsText} from '../../../generator/commands/report/format-month.js';
import {monthReport} from '../../../generator/rules/month-report.js';
import {emptyHistory} from '../../../generator/rules/history/empty-history.js';

const DAY = 86_400;
const OVER = Date.parse('2026-12-01T00:00:00Z');
const november = Array.from({length: 30}, () => [DAY]);

const one = (more: Partial<ComponentHistory> = {}): ComponentHistory => ({
  id: '1',
  name: 'API',
  group: null,
  since: '2026-09-01T00:00:00Z',
  through: '2026-12-01T00:00:00Z',
  days: november,
  hours: [],
  months: {'2026-11': [30 * DAY]},
  outages: [],
  ...more,
});
const history = (...components: ComponentHistory[]): History => ({
  ...emptyHistory('id', '2026-12-01T00:00:00Z'),
  first_day: '2026-11-01',
  components,
});
const row = (component: ComponentHistory, now = OVER) =>
  monthReport(history(component), '2026-11', now).components[0]!;

test('reports what the days of a month show, to the second', () => {
  const days = [...november.slice(0, 28), [80_000, 400, 600, 1400], []];
  const found = row(
    one({
      days,
      outages: [
        ['2026-11-29T10:00:00Z', 500],
        ['2026-11-29T09:00:00Z', 100],
        ['2026-10-29T09:00:00Z', 900],
      ],
    }),
  );
  const [up, degraded, down, maintenance] = sumSeconds(days);
  const observed = 28 * DAY + 82_400;
  assert.deepEqual(found, {
    id: '1',
    name: 'API',
    group: null,
    since: '2026-09-01T00:00:00Z',
    coverage: Math.floor((observed / (30 * DAY)) * 100_000) / 1000,
    observed,
    not_observed: 30 * DAY - observed,
    up,
    degraded,
    down,
    maintenance,
    uptime_degraded_as_down: Math.floor((up! / (up! + 1000)) * 100_000) / 1000,
    uptime_degraded_as_up: Math.floor(((up! + 400) / (up! + 1000)) * 100_000) / 1000,
    outages: 2,
    longest_outage: 500,
    outages_incomplete: false,
  });
});

test('an outage over midnight counts in each month for as long as it lasted there', () => {
  const found = row(one({outages: [['2026-10-31T23:59:00Z', 100]]}));
  assert.deepEqual([found.outages, found.longest_outage], [1, 40]);
});

test('time before a component existed is not missing, and its month is not a basis for an SLA', () => {
  const days = [...Array.from({length: 20}, () => []), ...november.slice(20)];
  const young = one({since: '2026-11-21T00:00:00Z', days});
  const found = row(young);
  assert.deepEqual([found.coverage, found.not_observed], [100, 0]);
  assert.match(
    monthAsText(monthReport(history(young), '2026-11', OVER)),
    /^API: observed only since 2026-11-21T00:00:00Z, not a basis for an SLA\.$/m,
  );
});

test('a month before all that was observed says so', () => {
  assert.match(
    monthAsText(monthReport(history(one()), '2026-08', OVER)),
    /^API: nothing was observed in this month, not a basis for an SLA\.$/m,
  );
});

test('a month whose days are gone is reported by its sums', () => {
  const months = {'2026-10': [31 * DAY - 60, 0, 60]};
  const [found] = monthReport(history(one({months})), '2026-10', OVER).components;
  assert.deepEqual([found!.observed, found!.down], [31 * DAY, 60]);
});

test('a month that is not over says so, and counts until now', () => {
  const now = Date.parse('2026-11-15T12:00:00Z');
  const days = [...november.slice(0, 14), [43_200]];
  const report = monthReport(history(one({days})), '2026-11', now);
  assert.deepEqual([report.is_over, report.to], [false, '2026-11-15T12:00:00Z']);
  assert.deepEqual([report.components[0]!.coverage, report.components[0]!.not_observed], [100, 0]);
  assert.match(monthAsText(report), /not over/);
});

test('coverage comes first, and what is thin is not a basis for an SLA', () => {
  const days = [...november.slice(0, 28), [], []];
  const text = monthAsText(
    monthReport(history(one({days}), one({id: '2', name: 'Shop'})), '2026-11', OVER),
  );
  assert.match(text, /^component +coverage +observed /m);
  assert.match(text, /^API: 93\.333 % observed \(under 95 %\), not a basis for an SLA\.$/m);
  assert.doesNotMatch(text, /^Shop: /m);
});

test('names have nothing that a terminal obeys', () => {
  const found = row(one({name: 'A\u009b31m\u202eB', group: 'C\u001b[0m'}));
  assert.deepEqual([found.name, found.group], ['A 31m B', 'C [0m']);
});

test('names are text in a spreadsheet', () => {
  const report = monthReport(history(one({name: '=SUM(A1),"x"'})), '2026-11', OVER);
  const [head, line] = monthAsCsv(report).split('\n');
  assert.equal(head!.split(',').length, 18);
  assert.ok(line!.startsWith(`2026-11,true,1,"'=SUM(A1),""x""",,2026-09-01T00:00:00Z,100,`));
});
