import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {LONG_LANGUAGES} from '../../../embed/card/render.js';
import {cardStyles} from '../../../embed/card/styles/card.js';

const reserve = readFileSync(new URL('../../../embed/reserve.css', import.meta.url), 'utf8');

/** The heights by width, for English and for the longer languages. */
const stepsIn = (css: string, width: string) => {
  const rooms = css.replace(/\s+/g, ' ').matchAll(/--elytra-status-room, calc\((.+?)\) ?\);/g);
  return [...rooms].map(([, room]) => room!.trim().replaceAll(width, 'WIDTH'));
};

test('reserve.css keeps the room that the card takes, at every width', () => {
  const kept = stepsIn(reserve, '100%');
  assert.equal(kept.length, 1);
  assert.deepEqual(kept, stepsIn(cardStyles, '100cqi'));
});

test('reserve.css has more room for the languages for which the card has more', () => {
  const rules = [...reserve.matchAll(/:is\(([^]*?)\n {2}\)/g)];
  assert.equal(rules.length, 2);
  for (const [, list] of rules) {
    const languages = [...list!.matchAll(/:lang\((\w+)\)/g)].map(([, language]) => language);
    assert.deepEqual(languages, LONG_LANGUAGES);
  }
});

test('no rule names several languages at once: Chromium drops the whole of it', () => {
  assert.doesNotMatch(reserve, /:lang\([^)]*,/);
});
