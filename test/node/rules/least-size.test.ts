import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tooSmall} from '../../../generator/rules/least-size.js';
import type {Shape} from '../../../generator/sources/reading.js';
import {backup, DAY, NOW, shape} from '../../support/publisher/readings.js';

/** The newest first, one a day; each of that size, or of that size and shape. */
function judge(
  sizes: readonly (number | [size: number, shape: Shape])[],
  {minSize, isStamp = false}: {minSize?: number; isStamp?: boolean} = {},
) {
  const [newest, ...others] = sizes.map((given, age) => {
    const [size, own] = typeof given === 'number' ? [given, shape()] : given;
    return {time: NOW - age * DAY, size, shape: own, isStamp};
  });
  const reading = backup({newest, others, minSize});
  return tooSmall(reading.objects[0]!, reading);
}

const like = (least: number) => ({by: 'like', least});
const PACKED = shape({hasFloor: true});
const packed = (size: number): [number, Shape] => [size, PACKED];

for (const [what, sizes, expected] of [
  ['a tenth of the smallest is enough', [100, 1000, 1200, 5000, 9000], undefined],
  ['a byte less is not', [99, 1000, 1200, 5000, 9000], like(1000)],
  ['three others prove nothing', [1, 1000, 1000, 1000], undefined],
  ['bad ones are not a measure', [20, 20, 20, 1000, 1200, 5000, 9000], like(1000)],
  ['nor where they are the oldest that are left', [20, 1000, 1200, 5000, 9000, 20], like(1000)],
  ['empty ones neither', [20, 0, 0, 0, 1000], like(1000)],
  ['where none is good, nothing is compared', [20, 0, 0, 0, 0], undefined],
  ['growth lowers nothing', [9000, 8000, 900, 90, 10, 10], undefined],
  ['an empty one is too small without others', [0], {by: 'empty', least: 1}],
  ['511 bytes of an archive are', [packed(511)], {by: 'floor', least: 512}],
  ['512 are not', [packed(512)], undefined],
  ['511 of anything else are not', [511], undefined],
  [
    'others below the floor are not a measure',
    [packed(600), packed(20), packed(20), packed(20), packed(9000)],
    like(9000),
  ],
] as const) {
  test(`by size, ${what}`, () => assert.deepEqual(judge([...sizes] as number[]), expected));
}

test('a named minimum takes the place of all that', () => {
  assert.equal(judge([packed(20), 9000, 9000, 9000, 9000], {minSize: 20}), undefined);
  assert.equal(judge([0], {minSize: 0}), undefined);
  assert.deepEqual(judge([packed(19)], {minSize: 20}), {by: 'named', least: 20});
});

test('a stamp may be empty, unless a minimum is named', () => {
  assert.equal(judge([0, 900, 900, 900, 900], {isStamp: true}), undefined);
  assert.deepEqual(judge([0], {isStamp: true, minSize: 1}), {by: 'named', least: 1});
});

test('a table of a dump may be empty', () => {
  assert.equal(judge([[0, shape({mayBeEmpty: true})]]), undefined);
});

test('only the last hundred count', () => {
  const sizes = (count: number) => [50, ...Array.from({length: count}, () => 1000), 100];
  assert.deepEqual(judge(sizes(100)), like(1000));
  assert.equal(judge([50, 100, 100, 100, 100, ...sizes(3)]), undefined);
});

test('others of another shape do not count', () => {
  const other = shape({name: 'files-@.tar', own: 'files-@.tar'});
  assert.equal(judge([20, [9000, other], [9000, other], [9000, other], [9000, other]]), undefined);
});

test('what holds changes, or is a volume of a set, is not compared', () => {
  assert.equal(judge([[20, shape({hasLike: false})], 9000, 9000, 9000, 9000]), undefined);
});

const numbered = (name: string, number: number) =>
  shape({name, own: name.replace('#', `${number}`)});

test('numbers that count backups make no difference', () => {
  const dump = (size: number, number: number): [number, Shape] => [size, numbered('db.#', number)];
  const sizes = [9000, 9000, 9000, 9000].map((size, index) => dump(size, index + 1));
  assert.deepEqual(judge([dump(20, 0), ...sizes]), like(9000));
});

test('numbers that tell machines apart do', () => {
  const guest = (size: number, number: number): [number, Shape] => [
    size,
    numbered('vm-#-@.zst', number),
  ];
  const night = [guest(90_000, 101), guest(900_000_000, 100)];
  assert.equal(judge([...night, ...night, ...night, ...night, ...night]), undefined);
  const failed = [guest(900, 101), guest(900_000_000, 100)];
  assert.deepEqual(judge([...failed, ...night, ...night, ...night, ...night]), like(90_000));
  // Of a machine that is new, there is nothing to compare with.
  assert.equal(judge([guest(900, 102), ...night, ...night]), undefined);
});
