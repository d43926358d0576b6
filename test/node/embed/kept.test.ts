import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  formatAge,
  formatAgo,
  formatDate,
  formatPercent,
  formatWhole,
} from '../../../embed/text/format.js';

test('an Intl object, which costs more than all that it formats, is made once for each language', (context) => {
  let made = 0;
  for (const name of ['NumberFormat', 'RelativeTimeFormat', 'DateTimeFormat'] as const) {
    const before = Intl[name];
    const construct = (...[target, values]: [object, unknown[]]): object => {
      made++;
      return Reflect.construct(target as never, values) as object;
    };
    Object.defineProperty(Intl, name, {value: new Proxy(before, {construct})});
    context.after(() => Object.defineProperty(Intl, name, {value: before}));
  }
  const words = () => [
    formatAge(120_000, 'fr-CH'),
    formatAgo(120_000, 'fr-CH'),
    formatPercent(99.9, 'fr-CH'),
    formatWhole(80, 'fr-CH'),
    formatDate(0, 'fr-CH', 'UTC'),
  ];
  const first = words();
  assert.equal(made, 5);
  assert.deepEqual(words(), first);
  assert.equal(made, 5);
});
