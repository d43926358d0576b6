import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {
  Impact,
  Incident,
  IncidentStatus,
  PlatformStatus,
} from '../../../embed/contract/status.js';
import {platformStatus, reporting, raisedBy} from '../../../embed/contract/platform-status.js';

/** The letters of the design; X has no fresh evidence. */
const WORDS: Record<string, PlatformStatus> = {
  U: 'operational',
  P: 'degraded_performance',
  D: 'major_outage',
  M: 'under_maintenance',
  X: 'unknown',
};
const components = (letters: string) => letters.split('').map((letter) => WORDS[letter]!);

for (const [row, expected, ...cases] of [
  ['no component at all', 'unknown', ''],
  ['no fresh evidence', 'unknown', 'X', 'XX', 'XXXXX'],
  ['everything fresh is down', 'major_outage', 'D', 'DD', 'DDD'],
  ['everything fresh is down, half of all exactly', 'major_outage', 'DX', 'DDXX', 'DDDXXX'],
  ['everything fresh is down, just over half of an odd number', 'major_outage', 'DDX', 'DDDXX'],
  ['down and pending: pending is not up', 'major_outage', 'DP', 'DPP', 'DPXX', 'DDPXX'],
  ['down, with less than half fresh', 'partial_outage', 'DXX', 'DDXXX', 'DPXXX', 'DXXXXXXXXX'],
  ['down beside up', 'partial_outage', 'DU', 'DDDDU', 'DUP', 'DUX', 'DUXXXX'],
  ['down beside maintenance', 'partial_outage', 'DM', 'DDM', 'DMP', 'DMXX', 'DMXXXXX'],
  ['pending only', 'degraded_performance', 'P', 'PP'],
  ['pending beside others', 'degraded_performance', 'PU', 'PM', 'PUM', 'PUUUUUU'],
  ['pending on little evidence', 'degraded_performance', 'PX', 'PXX', 'PXXXXXXX', 'PUXXXXX'],
  ['up on too little evidence', 'unknown', 'UXX', 'UUXXX', 'UMXXX', 'UXXXXXXX'],
  ['maintenance on too little evidence', 'unknown', 'MXX', 'MMXXX'],
  ['up, all of them', 'operational', 'U', 'UUUUU'],
  ['up, half of all exactly', 'operational', 'UX', 'UUXX', 'UMXX'],
  ['up, just over half of an odd number', 'operational', 'UUX', 'UUUXX', 'UMX'],
  ['up beside maintenance', 'operational', 'UM', 'UMMMM'],
  ['all in maintenance', 'under_maintenance', 'M', 'MMM'],
  ['maintenance, half of all exactly', 'under_maintenance', 'MX', 'MMXX', 'MMX'],
] as const) {
  test(`${row}: ${expected}`, () => {
    for (const letters of cases) {
      assert.equal(platformStatus(components(letters)), expected, letters);
      assert.equal(platformStatus(components(letters).reverse()), expected, `${letters} reversed`);
    }
  });
}

test('follows the table of the design for every mixture of up to three of each', () => {
  const counts = [0, 1, 2, 3];
  for (const U of counts)
    for (const P of counts)
      for (const D of counts)
        for (const M of counts)
          for (const X of counts) {
            const F = U + P + D + M;
            const N = F + X;
            const table: [boolean, PlatformStatus][] = [
              [N === 0 || F === 0, 'unknown'],
              [D > 0 && U === 0 && M === 0 && 2 * F >= N, 'major_outage'],
              [D > 0, 'partial_outage'],
              [P > 0, 'degraded_performance'],
              [2 * F < N, 'unknown'],
              [U > 0, 'operational'],
              [true, 'under_maintenance'],
            ];
            const letters = Object.entries({U, P, D, M, X})
              .map(([letter, count]) => letter.repeat(count))
              .join('');
            const expected = table.find(([holds]) => holds)![1];
            assert.equal(platformStatus(components(letters)), expected, letters);
          }
});

test('counts as reporting what has fresh evidence, whatever it says', () => {
  for (const [letters, fresh, total] of [
    ['', 0, 0],
    ['XX', 0, 2],
    ['UPDM', 4, 4],
    ['UXDX', 2, 4],
  ] as const) {
    assert.deepEqual(reporting(components(letters)), {fresh, total}, letters);
  }
});

const incident = (status: IncidentStatus, impact: Impact): Incident => ({
  id: '1',
  name: 'Fire',
  status,
  impact,
  incident_updates: [],
});

for (const [word, status, impact, expected] of [
  ['operational', 'investigating', 'major', 'partial_outage'],
  ['operational', 'identified', 'critical', 'partial_outage'],
  ['operational', 'monitoring', 'minor', 'degraded_performance'],
  ['operational', 'investigating', 'none', 'operational'],
  ['under_maintenance', 'investigating', 'minor', 'degraded_performance'],
  ['degraded_performance', 'investigating', 'major', 'partial_outage'],
  ['partial_outage', 'investigating', 'minor', 'partial_outage'],
  ['major_outage', 'investigating', 'major', 'major_outage'],
  ['unknown', 'investigating', 'major', 'unknown'],
  ['operational', 'resolved', 'major', 'operational'],
  ['operational', 'postmortem', 'major', 'operational'],
] as const) {
  test(`${word} with an incident ${status}, impact ${impact}, is ${expected}`, () => {
    assert.equal(raisedBy(word, [incident(status, impact)]), expected);
  });
}

test('the worst of several incidents counts', () => {
  const incidents = [incident('investigating', 'minor'), incident('investigating', 'major')];
  assert.equal(raisedBy('operational', incidents), 'partial_outage');
});
