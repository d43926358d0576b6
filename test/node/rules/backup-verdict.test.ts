import assert from 'node:assert/strict';
import {test} from 'node:test';
import {backupSeries} from '../../../generator/rules/backup-status.js';
import {backupVerdict} from '../../../generator/rules/backup-verdict.js';
import {backup, DAY, HOUR, iso, MINUTE, NOW, shape} from '../../support/publisher/readings.js';

const packed = {shape: shape({hasFloor: true})};
const good = (age: number) => ({time: NOW - age, size: 9000, ...packed});
const tiny = (age: number) => ({time: NOW - age, size: 20, ...packed});

for (const [what, [newest, ...others], expected, age] of [
  ['lets the one before speak', [tiny(MINUTE), good(DAY)], 'success', DAY],
  ['lets the one before it be overdue', [tiny(MINUTE), good(2 * DAY)], 'overdue', 2 * DAY],
  ['speaks from its first hour on', [tiny(HOUR), good(DAY)], 'failed', HOUR],
  ['speaks where it is alone', [tiny(MINUTE)], 'failed', MINUTE],
  ['passes over another of its kind', [tiny(1), tiny(MINUTE), good(DAY)], 'success', DAY],
  ['does not pass over an old one', [tiny(1), tiny(3 * HOUR), good(DAY)], 'failed', 3 * HOUR],
] as const) {
  test(`a newest that is too small ${what}`, () => {
    const reading = backup({newest, others});
    const {last_backup_status, last_backup_time} = backupSeries(reading, NOW);
    assert.deepEqual([last_backup_status, last_backup_time], [expected, iso(NOW - age)]);
  });
}

test('one below a named minimum waits as well', () => {
  const reading = backup({
    newest: {time: NOW - MINUTE, size: 99},
    others: [good(DAY)],
    minSize: 100,
  });
  assert.equal(backupVerdict(reading, NOW).status, 'success');
});

test('what is being written is not gone', () => {
  const reading = backup({newest: null, leftOut: {inProgress: 1}});
  assert.deepEqual(backupSeries(reading, NOW), {
    name: 'database',
    last_backup_status: 'unknown',
    last_backup_time: null,
  });
  const before = backup({newest: good(DAY), leftOut: {inProgress: 1}});
  assert.equal(backupVerdict(before, NOW).status, 'success');
});

test('a success whose name is older stays one, and says so', () => {
  const others = [1, 2, 3, 4].map((day) => ({time: NOW - day * DAY, date: NOW - day * DAY}));
  const reading = backup({newest: {date: NOW - 9 * DAY}, others});
  const {status, nameDate} = backupVerdict(reading, NOW);
  assert.deepEqual([status, nameDate], ['success', NOW - 9 * DAY]);
});
