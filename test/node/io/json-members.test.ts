import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {jsonMembers} from '../../../generator/io/json-members.js';
import {parseJson} from '../../../generator/io/parse-json.js';

const TEXTS = [
  '{}',
  ' { } ',
  '{"a":1}',
  '{ "a" : [1, {"b": ","}] , "c" : "}" }\n',
  '{"a\\"b":"c\\\\","__proto__":{"x":[]},"constructor":null}',
  '{"a":1,"a":2}',
];

describe('the members of an object', () => {
  for (const text of TEXTS) {
    it(`are those that a parser finds: ${text.trim()}`, () => {
      const parsed = [...jsonMembers(text)].map(([key, value]) => [key, JSON.parse(value)]);
      assert.deepEqual(parsed, Object.entries(JSON.parse(text)));
    });
  }

  for (const text of [
    '',
    '[]',
    '"{}"',
    '1',
    '{',
    '{"a":[1}',
    '{"a":1}}',
    '{"a":1} {}',
    '{,}',
    '{1}',
    '{a:1}',
  ]) {
    it(`are none of ${text || 'nothing'}`, () => {
      const whole = () => [...jsonMembers(text).values()].map((value) => JSON.parse(value));
      assert.throws(whole, SyntaxError);
    });
  }

  it('are no more than an answer has', () => {
    const many = Array.from({length: 50_001}, (_, index) => `"${index}":1`);
    assert.equal(jsonMembers(`{${many.slice(1).join()}}`).size, 50_000);
    assert.throws(() => jsonMembers(`{${many.join()}}`), /too many members/);
  });
});

describe('a text that takes a parser more memory than it is long', () => {
  for (const [what, text] of [
    ['is nested deeply', '['.repeat(51) + ']'.repeat(51)],
    ['holds a great many values', `[${'{},'.repeat(500_000)}{}]`],
  ]) {
    it(`is refused where it ${what}`, () => assert.throws(() => parseJson(text!), SyntaxError));
  }

  it('is parsed where its characters stand in strings', () => {
    const text = JSON.stringify(['['.repeat(100), ','.repeat(600_000), '"\\']);
    assert.deepEqual(parseJson(text), JSON.parse(text));
  });
});
