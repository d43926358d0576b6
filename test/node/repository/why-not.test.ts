import assert from 'node:assert/strict';
import {test} from 'node:test';
import {whyNot, type Failure} from '../../../stories/snippet-builder/why-not.js';

const SILENT: Failure = {
  reason: 'network',
  message: 'network',
  host: 'status.example.com',
  origin: 'https://builder.example',
  isBlocked: false,
  answers: false,
};

for (const [name, known, sentence] of [
  ['nobody answers', {}, /No answer from status\.example\.com/],
  [
    'there is an answer for other sites',
    {answers: true},
    /does not let this page read it \(CORS\).*add https:\/\/builder\.example/,
  ],
  ['the policy of the page forbids it', {isBlocked: true}, /Content Security Policy of this page/],
  ['it takes too long', {reason: 'timeout'}, /not answered in time/],
  ['it is missing', {reason: 'http', message: 'HTTP 404'}, /HTTP 404/],
  ['it is something else', {reason: 'invalid'}, /not with a valid status\.json/],
  ['it is too long', {reason: 'too-large'}, /more than a status\.json may hold/],
] as [string, Partial<Failure>, RegExp][]) {
  test(`says why there is no document where ${name}`, () => {
    assert.match(whyNot({...SILENT, ...known}), sentence);
  });
}
