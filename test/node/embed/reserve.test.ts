import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {serverStyles} from '../../../embed/server/server.styles.js';
import {cardStyles} from '../../../embed/card/styles/card.js';

const reserve = readFileSync(new URL('../../../embed/reserve.css', import.meta.url), 'utf8');

/** The heights by width, for English and for the longer languages, and the languages. */
const stepsIn = (css: string, width: string) => {
  const rooms = css.replace(/\s+/g, ' ').matchAll(/--elytra-status-room, calc\((.+?)\) ?\);/g);
  return {
    steps: [...rooms].map(([, room]) => room!.trim().replaceAll(width, 'WIDTH')),
    languages: [...css.matchAll(/:lang\((\w+)\)/g)].slice(0, 8).map(([, language]) => language),
  };
};

test('reserve.css keeps the room that the card takes, at every width and in every language', () => {
  const kept = stepsIn(reserve, '100%');
  assert.equal(kept.steps.length, 2);
  assert.deepEqual(kept, stepsIn(cardStyles, '100cqi'));
});

test('no rule names several languages at once: Chromium drops the whole of it', () => {
  for (const css of [reserve, serverStyles]) assert.doesNotMatch(css, /:lang\([^)]*,/);
});
