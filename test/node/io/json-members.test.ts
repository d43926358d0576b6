import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {JsonMembers} from '../../../generator/io/json-members.js';
import {parseJson} from '../../../generator/io/parse-json.js';

const TEXTS = [
  '{}',
  ' { } ',
  '{"a":1}',
  '{ "a" : [1, {"b": ","}] , "c" : "}" }\n',
  '{"a\\"b":"c\\\\","__proto__":{"x":[]},"constructor":null}',
  '{"a":1,"a":2}',
  '{"a":{},"b":{"c":{"d":[{}]},"e" : "\\\\\\""} , "f":[{"g":1}]}',
];

type Members = Record<string, unknown>;

/** The object, put together from its members, of which so many characters come at once. */
function gather(text: string, size = text.length): Members {
  const whole: Members = Object.create(null);
  const reader = new JsonMembers((part, key, innerKey) => {
    if (innerKey === undefined) whole[key] = part === '{' ? Object.create(null) : JSON.parse(part);
    else (whole[key] as Members)[innerKey] = JSON.parse(part);
  });
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  reader.end();
  return whole;
}

describe('the members of an object', () => {
  for (const text of TEXTS) {
    it(`are those that a parser finds: ${text.trim()}`, () => {
      for (let size = 1; size <= text.length; size++) {
        assert.equal(JSON.stringify(gather(text, size)), JSON.stringify(JSON.parse(text)));
      }
    });
  }

  for (const text of [
    '',
    '[]',
    '"{}"',
    '1',
    'x{}',
    '{',
    '{"a":[1}',
    '{"a":1}}',
    '{"a":1} {}',
    '{,}',
    '{1}',
    '{a:1}',
    '{"a":{"b":1}1}',
    '{"a":{"b":1}',
    '{"a":"b}',
  ]) {
    it(`are none of ${text || 'nothing'}`, () => {
      for (const size of [1, 2, 100]) assert.throws(() => gather(text, size), SyntaxError);
    });
  }

  it('are no more than an answer has', () => {
    const many = Array.from({length: 200_001}, (_, index) => `"${index}":1`);
    assert.equal(Object.keys(gather(`{${many.slice(1).join()}}`)).length, 200_000);
    assert.throws(() => gather(`{${many.join()}}`), /too many members/);
  });

  it('are left out where they are very long, alone', () => {
    const long = `[${'1,'.repeat(1_000_000)}1]`;
    const text = `{"a":{"b":1,"c":${long},"d":2},"e":${long},"f":3}`;
    assert.equal(JSON.stringify(gather(text, 1000)), '{"a":{"b":1,"d":2},"f":3}');
    assert.throws(() => gather(`{"a":"${'x'.repeat(3_000_000)}"}`, 1000), /a very long text/);
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
