import assert from 'node:assert/strict';
import {test} from 'node:test';
import {backupStatus, freshness} from '../../../embed/contract/freshness.js';
import {
  PLATFORM_STATUSES,
  type BackupState,
  type BackupStatus,
} from '../../../embed/contract/status.js';
import {DAY, document, HOUR, iso, MINUTE, NOW} from '../../support/publisher/readings.js';

const after = (ms: number) => document({stale_after: iso(NOW + ms)});

// Each is claimed until a millisecond before its deadline, and stale from then on.
for (const [name, status, deadline, limit] of [
  ['stale_after as it stands', after(45 * MINUTE), 45 * MINUTE],
  ['stale_after a moment after updated_at', after(1), 1],
  ['stale_after of 24 h', after(DAY), DAY],
  ['30 minutes instead of a stale_after over 24 h', after(DAY + 1), 30 * MINUTE],
  [
    '30 minutes instead of an absurd stale_after',
    document({stale_after: '9999-12-31T23:59:59Z'}),
    30 * MINUTE,
  ],
  ['30 minutes without stale_after', document(), 30 * MINUTE],
  ['30 minutes over an unreadable stale_after', document({stale_after: 'tomorrow'}), 30 * MINUTE],
  [
    '30 minutes over a stale_after without offset',
    document({stale_after: '2025-11-10T16:30:00'}),
    30 * MINUTE,
  ],
  [
    'stale_after in another offset',
    document({stale_after: '2025-11-10T18:00:00.000+02:00'}),
    30 * MINUTE,
  ],
  ['the limit of the reader, if that is earlier', after(45 * MINUTE), 5 * MINUTE, 5],
  ['stale_after, if that is before the limit of the reader', after(MINUTE), MINUTE, 5],
  ['the limit of the reader before the 30 minutes', document(), 10 * MINUTE, 10],
  ['the 30 minutes before the limit of the reader', document(), 30 * MINUTE, 90],
  ['a limit of the reader in fractions', after(HOUR), 90_000, 1.5],
  ['stale_after under a limit that is no number', after(HOUR), HOUR, NaN],
  ['stale_after under an endless limit', after(HOUR), HOUR, Infinity],
] as const) {
  test(`the deadline is ${name}`, () => {
    const at = (ms: number) => freshness(status, NOW + ms, limit);
    assert.equal(at(0).deadline, NOW + deadline);
    assert.equal(at(deadline - 1).state, 'operational');
    assert.equal(at(deadline).state, 'stale');
    assert.equal(at(deadline + 365 * DAY).state, 'stale');
  });
}

for (const [name, status, limit] of [
  ['a stale_after equal to updated_at', after(0), Infinity],
  ['a stale_after before updated_at', after(-1), Infinity],
  ['a stale_after long before updated_at', after(-DAY), Infinity],
  ['a limit of the reader of 0', after(HOUR), 0],
] as const) {
  for (const [clock, now] of [
    ['', NOW],
    [', also on a clock that is two minutes slow', NOW - 2 * MINUTE],
  ] as const) {
    test(`is stale at once under ${name}${clock}`, () => {
      assert.equal(freshness(status, now, limit).state, 'stale');
    });
  }
}

test('believes a document up to 5 minutes ahead, and no further', () => {
  const at = (ms: number) => freshness(document(), NOW - ms).state;
  assert.equal(at(5 * MINUTE), 'operational');
  assert.equal(at(5 * MINUTE + 1), 'unknown');
  assert.equal(at(365 * DAY), 'unknown');
});

test('knows nothing from a document whose own date cannot be read', () => {
  for (const updated_at of ['', 'now', '2025-11-10T15:30:00', '2025-11-10', '2025-02-30T00:00:00Z'])
    assert.equal(freshness(document({updated_at}), NOW).state, 'unknown', updated_at);
});

test('claims each word of a fresh document, and none of an old one', () => {
  for (const platform_status of PLATFORM_STATUSES) {
    const status = document({platform_status});
    assert.equal(freshness(status, NOW).state, platform_status);
    assert.equal(freshness(status, NOW + HOUR).state, 'stale');
  }
});

test('tells the age, which is never below 0', () => {
  assert.equal(freshness(document(), NOW + 45 * MINUTE).age, 45 * MINUTE);
  assert.equal(freshness(document(), NOW - MINUTE).age, 0);
});

const state = (last_backup_status: BackupStatus, time: number | null, due?: number) =>
  ({
    last_backup_status,
    last_backup_time: time === null ? null : iso(NOW + time),
    ...(due !== undefined && {overdue_after: iso(NOW + due)}),
  }) satisfies BackupState;

for (const [name, backup, expected] of [
  ['a success a millisecond before it is due stays one', state('success', -HOUR, 1), 'success'],
  ['a success turns overdue by itself', state('success', -HOUR, 0), 'overdue'],
  ['a success stays overdue', state('success', -HOUR, -DAY), 'overdue'],
  ['a success that names no deadline stays one', state('success', -HOUR), 'success'],
  ['a success without a time is unknown', state('success', null, HOUR), 'unknown'],
  ['a success 5 minutes ahead stays one', state('success', 5 * MINUTE, HOUR), 'success'],
  ['a success further ahead is unknown', state('success', 5 * MINUTE + 1, HOUR), 'unknown'],
  ['failed stays failed before it is due', state('failed', -HOUR, HOUR), 'failed'],
  ['failed stays failed past it', state('failed', -HOUR, -DAY), 'failed'],
  ['overdue stays overdue', state('overdue', -HOUR, -DAY), 'overdue'],
  ['overdue without a backup stays overdue', state('overdue', null), 'overdue'],
  ['unknown stays unknown', state('unknown', null, -DAY), 'unknown'],
] as const) {
  test(`backups: ${name}`, () => assert.equal(backupStatus(backup, NOW), expected));
}
