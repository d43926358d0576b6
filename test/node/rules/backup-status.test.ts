import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BackupSeries, BackupStatus} from '../../../embed/contract/status.js';
import {backupSeries, backupSummary} from '../../../generator/rules/backup-status.js';
import type {CheckOutput} from '../../../generator/errors/check-outputs.js';
import {ReadError} from '../../../generator/errors/read-error.js';
import {backup, HOUR, iso, MINUTE, NOW} from '../../support/publisher/readings.js';

const INTERVAL = 26 * HOUR;

for (const [name, age, size, expected] of [
  ['is a success within its interval', 2 * HOUR, 1000, 'success'],
  ['is a success when it has just been made', 0, 1000, 'success'],
  ['is a success a millisecond before its interval ends', INTERVAL - 1, 1000, 'success'],
  ['is overdue from the end of its interval', INTERVAL, 1000, 'overdue'],
  ['stays overdue', 40 * INTERVAL, 1000, 'overdue'],
  ['is a success at the minimum size', 2 * HOUR, 100, 'success'],
  ['has failed a byte below the minimum size', 2 * HOUR, 99, 'failed'],
  ['has failed when it is empty', 2 * HOUR, 0, 'failed'],
  ['has failed rather than being overdue', 2 * INTERVAL, 99, 'failed'],
  ['may be 5 minutes ahead', -5 * MINUTE, 1000, 'success'],
] as const) {
  test(name, () => {
    const time = NOW - age;
    const reading = backup({newest: {time, size}, maxAge: INTERVAL, minSize: 100});
    assert.deepEqual(backupSeries(reading, NOW), {
      name: 'database',
      last_backup_status: expected,
      last_backup_time: iso(time),
      overdue_after: iso(time + INTERVAL),
    });
  });
}

for (const [name, options, expected] of [
  [
    'is unknown when it is further ahead',
    {newest: {time: NOW + 5 * MINUTE + 1, size: 1000}},
    'unknown',
  ],
  [
    'is unknown when it is ahead and too small',
    {newest: {time: NOW + HOUR, size: 1}, minSize: 9},
    'unknown',
  ],
  ['is overdue where there is none', {newest: null}, 'overdue'],
] as const) {
  test(`${name}, and tells no time`, () => {
    const {last_backup_status, last_backup_time} = backupSeries(backup(options), NOW);
    assert.deepEqual([last_backup_status, last_backup_time], [expected, null]);
  });
}

for (const output of ['backupUnreadable', 'backupCut'] satisfies CheckOutput[]) {
  test(`is unknown, without a time, after ${output}`, () => {
    const reading = backup({newest: null, error: new ReadError(output, 'inner reasons')});
    const series = backupSeries(reading, NOW);
    assert.deepEqual([series.last_backup_status, series.last_backup_time], ['unknown', null]);
    assert.ok(!JSON.stringify(series).includes('inner'));
  });
}

test('judges any interval that the configuration lets through', () => {
  assert.equal(backupSeries(backup({maxAge: 1}), NOW).last_backup_status, 'overdue');
  assert.equal(backupSeries(backup({maxAge: 3650 * 24 * HOUR}), NOW).last_backup_status, 'success');
});

/** `success+3` is due in three hours. */
function series(text: string): BackupSeries {
  const [status = '', hours] = text.split(/(?=[+-])/);
  return {
    name: text,
    last_backup_status: status as BackupStatus,
    last_backup_time: hours ? iso(NOW + (Number(hours) - 26) * HOUR) : null,
    ...(hours && {overdue_after: iso(NOW + Number(hours) * HOUR)}),
  };
}

for (const [name, worst, ...others] of [
  ['alone', 'success+3'],
  ['failed before overdue', 'failed+9', 'overdue-3', 'unknown', 'success+1'],
  ['overdue before unknown', 'overdue-3', 'unknown', 'success+1'],
  ['overdue with none at all before unknown', 'overdue', 'unknown', 'success+1'],
  ['unknown before success', 'unknown', 'success+1', 'success+9'],
  ['the success that is due first', 'success+1', 'success+2', 'success+9'],
  ['the overdue that was due first', 'overdue-9', 'overdue-2', 'success+1'],
  ['the failed that is due first', 'failed-1', 'failed+2'],
] as [string, string, ...string[]][]) {
  test(`the whole shows the worst: ${name}`, () => {
    for (const order of [
      [worst, ...others],
      [...others, worst],
    ]) {
      const all = order.map(series);
      const {name: _, ...state} = series(worst);
      assert.deepEqual(backupSummary(all), {...state, series: all});
    }
  });
}

test('is absent without series', () => assert.equal(backupSummary([]), undefined));
