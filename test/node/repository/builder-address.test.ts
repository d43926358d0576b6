import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  INITIAL,
  readChoice,
  writeChoice,
  type Chosen,
} from '../../../stories/snippet-builder/choice-in-address.js';

const LANGUAGES = {en: 'English', de: 'Deutsch'};

const EVERYTHING: Chosen = {
  src: 'https://status.example.com/status.json?a=1&b=2',
  kind: 'Next.js',
  variant: 'page',
  component: 'Shop & Co|API',
  group: 'Checkout',
  history: true,
  language: 'de',
  scheme: 'light dark',
  hosting: 'own',
  colors: {outage: '#aa0000', text: '#000001'},
  hiddenParts: ['uptime', 'section'],
};

for (const [name, chosen] of Object.entries({EVERYTHING, INITIAL})) {
  test(`reads back what it has written (${name})`, () => {
    assert.deepEqual(readChoice(writeChoice(chosen), LANGUAGES), chosen);
  });
}

test('what nobody chose leaves the address as it is', () => {
  assert.equal(writeChoice(INITIAL), '');
});

test('takes the address alone from a link', () => {
  const src = 'https://status.example.com/status.json';
  assert.deepEqual(readChoice(`src=${src}`, LANGUAGES), {...INITIAL, src});
});

test('a link brings nothing that the page does not offer', () => {
  const link =
    'kind=constructor&variant=toString&language=xx&scheme=x&hosting=//evil.example&hide=headline&hide=age' +
    '&color-outage=red;}body{display:none&color-nothing=%23ffffff';
  assert.deepEqual(readChoice(link, LANGUAGES), INITIAL);
});
