import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readHistory} from '../../../generator/document/read-history.js';
import {HISTORY_SAMPLES, historySampleText} from '../../support/documents/history-samples.js';

const {components, ...REST} = HISTORY_SAMPLES.get('ninety-days')!.document as {
  components: object[];
};
const [RECORD] = components;
const withComponents = (text: string) =>
  JSON.stringify({...REST, components: ['?']}).replace('"?"', text);
const many = (entry: string) =>
  `${`${entry},`.repeat(990_000 / (entry.length + 1) - 5_000)}${entry}`;

test('reads what the schema takes', () => {
  for (const sample of HISTORY_SAMPLES.values()) {
    const {is} = readHistory(historySampleText(sample));
    assert.equal(is === 'sound', sample.expect.schema === 'valid');
  }
});

for (const [what, text] of [
  ['records that are none', withComponents(many('[]'))],
  ['numbers for records', withComponents(many('0'))],
  [
    'one record of odd days',
    withComponents(JSON.stringify({...RECORD, days: ['?']}).replace('"?"', many('{}'))),
  ],
  ['a list in a list in a list', withComponents('['.repeat(100_000) + ']'.repeat(100_000))],
  ['more than readers take', `{"feed_id":"x","a":[${'[],'.repeat(5_000_000)}[]]}`],
] as const) {
  test(`takes a history for corrupt that holds ${what}, in no time and little memory`, () => {
    const before = process.memoryUsage.rss();
    assert.equal(readHistory(text).is, 'corrupt');
    const taken = (process.memoryUsage.rss() - before) / 1e6;
    assert.ok(taken < 100, `${taken} MB`);
  });
}
