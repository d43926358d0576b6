import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Survey} from '../../../generator/sources/backups/survey.js';
import {DAY, NOW, SECOND} from '../../support/publisher/readings.js';

const surveyOf = (files: Iterable<[path: string, age: number, size?: number]>) => {
  const survey = new Survey(() => 'backup');
  for (const [path, age, size = 1] of files) {
    survey.add(path, {time: NOW - age, size, isStamp: false});
  }
  return survey.listing().objects;
};

test('keeps the last hundred of a shape, in whatever order they come', () => {
  for (const step of [1, 617]) {
    const files = Array.from({length: 1_000}, (_, index): [string, number] => {
      const age = (index * step) % 1_000;
      const day = new Date(NOW - age * DAY).toISOString().slice(0, 10);
      return [`db-${day}.gz`, age * DAY];
    });
    const ages = surveyOf(files).map(({time}) => (NOW - time) / DAY);
    assert.deepEqual(
      ages,
      Array.from({length: 100}, (_, age) => age),
    );
  }
});

test('keeps the newest of as many shapes as there are names', () => {
  const letters = (index: number) =>
    index.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[+digit]!);
  const files = Array.from({length: 20_000}, (_, index): [string, number] => [
    `x${letters(index)}`,
    ((index * 7_919) % 20_000) * SECOND,
  ]);
  const objects = surveyOf(files);
  assert.equal(objects.length, 100);
  assert.deepEqual(
    objects.map(({time}) => (NOW - time) / SECOND),
    Array.from({length: 100}, (_, age) => age),
  );
});

test('holds the like of the newest, however many others there are', () => {
  const others = Array.from({length: 300}, (_, index): [string, number] => [
    `log-${index}.gz`,
    9 * DAY,
  ]);
  const own = [1, 2, 3, 4, 5].map((age): [string, number] => [`db.${age}.gz`, age * DAY]);
  const objects = surveyOf([...others, ...own]);
  assert.equal(objects.filter(({shape}) => shape.name === 'db.#.gz').length, 5);
});

test('takes times that no calendar has for ones that can be written', () => {
  const [far, none, old] = surveyOf([
    ['a', -9e15],
    ['b', NaN],
    ['c', 9e15],
  ]).map(({time}) => new Date(time).toISOString());
  assert.match(far!, /^9999-12-31T/);
  assert.deepEqual([none, old], ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z']);
});
