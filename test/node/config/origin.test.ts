import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {originProblem} from '../../../generator/config/origin.js';

const ORIGINS = [
  'https://example.com',
  'http://example.com',
  'http://localhost:3000',
  'https://example.com:8443',
  'http://127.0.0.1:8080',
  'https://[::1]:3000',
  'https://xn--mnchen-3ya.example',
  'https://any-subdomain.example.com',
  'http://my_service:3000', // no name of DNS, and browsers send it
];

describe('takes what a browser sends as Origin', () => {
  for (const origin of ORIGINS) {
    it(origin, () => {
      assert.equal(new URL(origin).origin, origin, 'a browser would send it');
      assert.equal(originProblem(origin), undefined);
      assert.equal(originProblem(origin, {wildcard: true}), undefined);
    });
  }
});

/** What is refused, why, and what is to be written instead. */
const REFUSED: [origin: string, why: RegExp, instead: string][] = [
  ['example.com', /has no scheme/, 'https://example.com'],
  ['example.com:8443', /has no scheme/, 'https://example.com:8443'],
  ['//example.com', /has no scheme/, 'https://example.com'],
  ['ftp://example.com', /scheme other than/, 'https://example.com'],
  ['file:///srv', /scheme other than/, 'https://example.com'],
  ['HTTPS://example.com', /capital letters/, 'https://example.com'],
  ['https://Example.com', /capital letters/, 'https://example.com'],
  ['https://example.com/', /ends with "\/"/, 'https://example.com'],
  ['https://example.com/status', /continues after the origin/, 'https://example.com'],
  ['https://example.com?a=1', /continues after the origin/, 'https://example.com'],
  ['https://example.com#top', /continues after the origin/, 'https://example.com'],
  ['https://example.com?', /ends with "\?"/, 'https://example.com'],
  ['https://example.com:443', /usual port/, 'https://example.com'],
  ['http://example.com:80', /usual port/, 'http://example.com'],
  ['https://example.com:', /usual port/, 'https://example.com'],
  ['https://example.com.', /not spelled as a browser sends it/, 'https://example.com'],
  ['https://münchen.example', /punycode/, 'https://xn--mnchen-3ya.example'],
  ['https://me@example.com', /names a user/, 'https://example.com'],
  ['http://127.1', /not spelled as a browser/, 'http://127.0.0.1'],
  ['https://example.com,https://example.org', /more than one/, 'each by itself'],
  ['https://example.com https://example.org', /more than one/, 'each by itself'],
  ['https://', /is not an origin/, 'https://example.com'],
  ['https://exa mple.com', /more than one/, 'each by itself'],
  ['https://a&b.com', /is not an origin/, 'https://example.com'],
  ['https://a%26b.com', /is not an origin/, 'https://example.com'],
  ['https://A$(b).com', /is not an origin/, 'https://example.com'],
  ['a&b.com', /has no scheme/, 'https://example.com'],
  ['https://example.com:99999', /is not an origin/, 'https://example.com'],
  ['', /has no scheme/, 'https://example.com'],
  ['null', /sandboxed frames/, 'https://example.com'],
  ['*', /is every site/, 'https://example.com'],
];

describe('refuses what no browser sends, and says what to write', () => {
  for (const [origin, why, instead] of REFUSED) {
    it(`"${origin}"`, () => {
      const problem = originProblem(origin) ?? '';
      assert.match(problem, why);
      assert.ok(problem.includes(`; write ${instead}`), problem);
    });
  }
});

it('does not repeat a password', () => {
  for (const origin of ['https://me:secret-word@example.com', 'me:secret-word@example.com/']) {
    assert.doesNotMatch(originProblem(origin) ?? '', /secret-word/);
  }
});

describe('takes one wildcard, for whole names, where rules are written', () => {
  for (const origin of ['https://*.example.com', 'http://*.example.com:8080']) {
    it(`takes ${origin}`, () => assert.equal(originProblem(origin, {wildcard: true}), undefined));
  }
  for (const [origin, why] of [
    ['https://*.*.example.com', /more than one \*/],
    ['https://*example.com', /wrong place/],
    ['https://www.*.com', /wrong place/],
    ['https://*.com', /wrong place/],
    ['https://*', /wrong place/],
    ['https://*.a&b.com', /is not an origin; write https:\/\/example\.com/],
    ['https://*.example.com/', /ends with "\/"; write https:\/\/\*\.example\.com/],
    ['https://*.Example.com', /capital letters; write https:\/\/\*\.example\.com/],
    ['*.example.com', /has no scheme; write https:\/\/\*\.example\.com/],
  ] as const) {
    it(`refuses ${origin}`, () => {
      assert.match(originProblem(origin, {wildcard: true}) ?? '', why);
    });
  }
  it('refuses one where a browser would name itself', () => {
    assert.match(originProblem('https://*.example.com') ?? '', /is a pattern/);
  });
});
