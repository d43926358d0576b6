import assert from 'node:assert/strict';
import {test} from 'node:test';
import {dateTemplateProblem, expandDateTemplate} from '../../../generator/config/date-template.js';

for (const [template, prefix, good] of [
  ['db/%Y/%m/%d/', 'db/', true],
  ['db/%Y-%m-%d', 'db/', true],
  ['db/%Y%m%d-%H%M%S', 'db/', true],
  ['db/backup_%Y-%m-%d-%H%M', 'db/', true],
  ['%Y/', '', true],
  ['db/%Y', 'db/', true],
  ['db/%Y/%m/%d.dump', 'db/', true],
  ['db/%d/%m/%Y/', 'db/', false],
  ['db/%Y/%d/', 'db/', false],
  ['db/%m/%d/', 'db/', false],
  ['db/%y/%m/', 'db/', false],
  ['db/%Y/%j/', 'db/', false],
  ['db/%Y/%m/%m/', 'db/', false],
  ['db/', 'db/', false],
  ['', '', false],
  ['%Y/%m/%d/', 'db/', false],
  ['%Y/db/', '%Y/', false],
  ['files/%Y/', 'db/', false],
] as const) {
  test(`${good ? 'takes' : 'refuses'} "${template}" below "${prefix}"`, () => {
    const problem = dateTemplateProblem(template, prefix);
    assert.equal(problem === undefined, good, problem);
    if (!good) assert.match(problem ?? '', /%Y.*for example|for example.*%Y/);
  });
}

test('expands to the moment in UTC', () => {
  const time = Date.parse('2025-01-02T03:04:05.678Z');
  for (const [template, expected] of [
    ['db/%Y/%m/%d/', 'db/2025/01/02/'],
    ['db/%Y%m%d-%H%M%S.gz', 'db/20250102-030405.gz'],
    ['%Y', '2025'],
    ['100%/%Y', '100%/2025'],
  ] as const) {
    assert.equal(expandDateTemplate(template, time), expected);
  }
});

test('expands so that later moments have greater keys', () => {
  const template = 'db/%Y/%m/%d/%H%M%S';
  const times = ['2025-09-30T23:59:59Z', '2025-10-01T00:00:00Z', '2026-01-01T00:00:00Z'];
  const keys = times.map((time) => expandDateTemplate(template, Date.parse(time)));
  assert.deepEqual(keys.toSorted(), keys);
});
