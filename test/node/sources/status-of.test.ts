import assert from 'node:assert/strict';
import {test} from 'node:test';
import {statusOf} from '../../../generator/sources/uptime-kuma/status-of.js';

for (const [code, expected] of [
  [0, 'major_outage'],
  [1, 'operational'],
  [2, 'degraded_performance'],
  [3, 'under_maintenance'],
  [4, 'unknown'],
  [-1, 'unknown'],
  [1.5, 'unknown'],
  [NaN, 'unknown'],
  [Infinity, 'unknown'],
  ['1', 'unknown'],
  [null, 'unknown'],
] as const) {
  test(`reads the code ${code} as ${expected}`, () => {
    assert.equal(statusOf(code), expected);
  });
}
