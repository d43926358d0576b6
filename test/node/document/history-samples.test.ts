import assert from 'node:assert/strict';
import {test} from 'node:test';
import {recordedFigure} from '../../../embed/contract/history-window.js';
import {parseDate} from '../../../embed/contract/parse-date.js';
import {parseHistory} from '../../../embed/contract/parse-history.js';
import {floorPercent} from '../../../embed/contract/percent.js';
import {UPTIME_WINDOWS} from '../../../embed/contract/status.js';
import {historySchema} from '../../../generator/document/history-schema.js';
import {HISTORY_SAMPLES, historySampleText} from '../../support/documents/history-samples.js';

for (const [name, sample] of HISTORY_SAMPLES) {
  const {expect, now} = sample;

  test(`the guard ${expect.guard}s the history "${name}"`, () => {
    const history = parseHistory(historySampleText(sample));
    assert.equal(history ? 'accept' : 'reject', expect.guard);
    assert.equal(history?.components.length ?? null, expect.components);
    if (!history) return;
    const {platform} = history;
    const end = Math.min(parseDate(now), platform ? parseDate(platform.through) : Infinity);
    const figures = UPTIME_WINDOWS.map((window) => {
      const figure = platform && recordedFigure(history, platform, window, end);
      const shown = figure && [floorPercent(figure.percent), floorPercent(figure.observed)];
      return [window, shown ?? null];
    });
    assert.deepEqual(Object.fromEntries(figures), expect.uptime);
  });

  test(`the schema calls the history "${name}" ${expect.schema}`, () => {
    let document: unknown;
    try {
      document = JSON.parse(historySampleText(sample));
    } catch {
      assert.equal(expect.schema, 'invalid');
      return;
    }
    const result = historySchema.safeParse(document);
    assert.equal(result.success ? 'valid' : 'invalid', expect.schema, result.error?.message);
  });

  if (expect.schema === 'valid') {
    test(`the guard loses nothing of the history "${name}" that the schema knows`, () => {
      const known = historySchema.parse(sample.document);
      const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      assert.deepEqual(plain(parseHistory(sample.document)), plain(known));
    });
  }
}

test('there are at least ten malformed histories among the samples', () => {
  const malformed = [...HISTORY_SAMPLES.values()].filter(({expect}) => expect.guard === 'reject');
  assert.ok(malformed.length >= 10);
});

test('a history of odd values never throws', () => {
  const good = HISTORY_SAMPLES.get('ninety-days')!.document as object;
  const throwing = {
    get: () => {
      throw new Error('no');
    },
  };
  const values = [undefined, 7, Symbol('x'), () => good, new Proxy(good, throwing), [good]];
  for (const value of values) assert.equal(parseHistory(value), null);
  const odd = {...good, components: new Proxy([], throwing)};
  assert.equal(parseHistory(odd), null);
});
