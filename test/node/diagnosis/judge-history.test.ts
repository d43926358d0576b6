import assert from 'node:assert/strict';
import {test} from 'node:test';
import {historyAddress} from '../../../embed/contract/history-address.js';
import {parseHistory} from '../../../embed/contract/parse-history.js';
import {judgeAbsence} from '../../../generator/diagnosis/judge-absence.js';
import {judgeHistory, judgeOrder} from '../../../generator/diagnosis/judge-history.js';
import {HISTORY_SAMPLES} from '../../support/documents/history-samples.js';
import {beat, component, HOUR, MINUTE} from '../../support/publisher/readings.js';

const sample = (name: string) => parseHistory(HISTORY_SAMPLES.get(name)!.document)!;
const NOW = Date.parse('2026-11-30T12:30:00Z');
const texts = (name: string, size = 9000, now = NOW) =>
  judgeHistory(sample(name), size, now).map(({level, text}) => `${level}: ${text}`);

test('names since when there is a history, and its size', () => {
  assert.deepEqual(texts('ninety-days'), ['ok: a history since 2026-09-02, 2 components, 9 kB']);
});

test('warns of one that is old, large, or ahead of the clock', () => {
  assert.match(
    texts('ninety-days', 9000, NOW + 3 * HOUR)[1]!,
    /^warning: the history is 3 hours old$/,
  );
  assert.match(texts('ninety-days', 600_000)[1]!, /^warning: the history has 600 of 1000 kB/);
  assert.match(texts('future')[1]!, /^warning: the history is ahead.* counts nothing until 20/);
});

test('says that one counts, which is only dated ahead', () => {
  const dated = {...sample('ninety-days'), updated_at: new Date(NOW + 72 * HOUR).toISOString()};
  const [, ahead, ...more] = judgeHistory(dated, 9000, NOW);
  assert.equal(ahead!.level, 'note');
  assert.match(ahead!.text, /^the history is dated .* it counts all the same$/);
  assert.deepEqual(more, []);
  const document = {updated_at: new Date(NOW).toISOString()};
  assert.deepEqual(judgeOrder(dated, document, NOW), [], 'no second publisher');
});

test('names whom nobody watched for a part of the week', () => {
  const history = sample('restart');
  for (const one of history.components) one.days.splice(-4, 2, [], []);
  const [, gaps] = judgeHistory(history, 9000, NOW);
  assert.equal(gaps?.text, 'of the last 7 days not all was observed: "API" 71 %');
});

test('names who would be the first to have a gap, and for how long it would not', () => {
  const beats = (count: number, gap: number) =>
    Array.from({length: count}, (_, index) => beat('operational', (count - 1 - index) * gap));
  const fast = component({name: 'API', beats: beats(101, 20_000)});
  const slow = component({name: 'Mail', beats: beats(100, MINUTE)});
  const young = component({name: 'New', beats: beats(3, MINUTE), wholeLife: true});
  assert.deepEqual(
    judgeAbsence([slow, fast, young]).map(({text}) => text),
    ['the publisher may be away for 33 minutes before the history of "API" has a gap'],
  );
  assert.deepEqual(judgeAbsence([young]), []);
});

test('finds the history beside a document', () => {
  for (const [document, history] of [
    ['https://a.test/status.json?x=1', 'https://a.test/history.json?x=1'],
    ['https://a.test/b/shop.json', 'https://a.test/b/shop.history.json'],
    ['https://a.test/b/status', 'https://a.test/b/history.json'],
  ] as const) {
    assert.equal(historyAddress(document), history);
  }
});
