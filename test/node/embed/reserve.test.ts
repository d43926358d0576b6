import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {LONG} from '../../../embed/card/render.js';
import {cardStyles} from '../../../embed/card/styles/card.js';
import {sharedStyles} from '../../../embed/card/styles/shared.js';

const reserve = readFileSync(new URL('../../../embed/reserve.css', import.meta.url), 'utf8');

/** What is there at any width, what density stretches, and the heights that come with each width. */
const roomIn = (css: string) => ({
  least: /([\d.]+em) \+ (?:3\.5|var\(--elytra-status-density, 1\)) \* (?:\S+)/.exec(css)?.[1],
  steps: [
    ...css
      .replace(/\s+/g, ' ')
      .matchAll(/(?:clamp|max)\(0px, \(([^%]+?) - 100(?:cqi|%)(?: \+ 0\.5px)?\) \* ([^)]+)\)/g),
  ].map(([, width, height]) => [width, height]),
});

test('reserve.css keeps the room that the card takes, at every width', () => {
  const [card] = reserve.split('elytra-status[history]');
  const kept = roomIn(card!);
  assert.equal(kept.steps.length, 8);
  assert.deepEqual(kept, roomIn(cardStyles));
  const lines = Number(/density, 1\) \* (\S+)em/.exec(card!)![1]);
  assert.equal(lines, 3.5 * 0.8125); // --_y
});

test('reserve.css has more room for the languages for which the card has more', () => {
  const rules = [
    ...reserve.matchAll(/:is\(([^()]*(?:\(\w+\)[^()]*)+)\):not\(:defined\) \{\s*--_long: (\S+);/g),
  ];
  const kept = rules.map(([, list, long]) => ({
    long,
    languages: [...list!.matchAll(/:lang\((\w+)\)/g)].map(([, language]) => language!),
  }));
  const [few, many] = [
    kept.find(({long}) => long === '1.25'),
    kept.find(({long}) => long === '1.77'),
  ];
  assert.deepEqual(few?.languages, ['ar', 'he', 'ja']);
  assert.equal(`^(${[...few.languages, ...many!.languages].join('|')})\\b`, LONG.source);
  assert.match(cardStyles, /\[data-long\] \{\s*--_long: 1\.77;/);
  assert.match(
    cardStyles,
    /\[data-long='ar'\],\s*\[data-long='he'\],\s*\[data-long='ja'\] \{\s*--_long: 1\.25;/,
  );
});

test('both are in the font size of the reader, which no page sets', () => {
  const sizes = [...(reserve + sharedStyles).matchAll(/--elytra-status-size, (\w+)/g)];
  assert.deepEqual(new Set(sizes.map(([, size]) => size)), new Set(['medium']));
});

test('no rule names several languages at once: Chromium drops the whole of it', () => {
  assert.doesNotMatch(reserve, /:lang\([^)]*,/);
});
