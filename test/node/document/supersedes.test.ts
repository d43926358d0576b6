import assert from 'node:assert/strict';
import {test} from 'node:test';
import {supersedes} from '../../../generator/document/supersedes.js';
import {document, HOUR, iso, MINUTE, NOW} from '../../support/publisher/readings.js';

const standing = (updated_at: string, extra = {}) =>
  JSON.stringify({...document({updated_at}), ...extra});

for (const [name, other, expected] of [
  ['takes an empty place', null, true],
  ['replaces an older document', standing(iso(NOW - 1)), true],
  ['leaves one of the same moment', standing(iso(NOW)), false],
  ['leaves one of the same moment in another offset', standing('2025-11-10T17:30:00+02:00'), false],
  ['replaces an older one in another offset', standing('2025-11-10T16:30:00+02:00'), true],
  ['leaves a newer one', standing(iso(NOW + 1)), false],
  ['leaves one 5 minutes ahead of the clock', standing(iso(NOW + 5 * MINUTE)), false],
  ['replaces one that is further ahead', standing(iso(NOW + 5 * MINUTE + 1)), true],
  ['replaces one from the far future', standing('9999-12-31T23:59:59Z'), true],
  ['leaves a newer one behind a byte order mark', `\uFEFF${standing(iso(NOW + 1))}`, false],
  ['replaces an empty file', '', true],
  ['replaces what is no JSON', '<html>', true],
  ['replaces half a document', standing(iso(NOW + 1)).slice(0, 50), true],
  ['replaces what is no document', '[]', true],
  ['replaces one without a date', standing(''), true],
  ['replaces one whose date has no offset', standing('2025-11-10T15:31:00'), true],
  ['replaces one without uptime', standing(iso(NOW + 1), {uptime: null}), true],
  ['replaces one of another version', standing(iso(NOW + 1), {schema_version: 3}), true],
  [
    'replaces one that is too large for readers',
    standing(iso(NOW + 1), {page: {name: 'x'.repeat(1_000_000)}}),
    true,
  ],
  ['leaves a newer one with a bad optional part', standing(iso(NOW + 1), {backups: 7}), false],
] as const) {
  test(name, () => assert.equal(supersedes(document(), other, NOW), expected));
}

test('judges the one ahead by the clock, not by its own date', () => {
  const slow = document({updated_at: iso(NOW - HOUR)});
  assert.equal(supersedes(slow, standing(iso(NOW)), NOW), false);
});
