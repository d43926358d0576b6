import assert from 'node:assert/strict';
import {test} from 'node:test';
import {floorPercent} from '../../../embed/contract/percent.js';

/** Cut behind the second decimal, by its digits alone. */
const cut = (decimals: string) => Number(/^\d+(\.\d{0,2})?/.exec(decimals)![0]);

test('keeps every value of two decimals', () => {
  for (let hundredths = 0; hundredths <= 10_000; hundredths++) {
    const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
    assert.equal(floorPercent(Number(text)), Number(text), text);
  }
});

for (const [value, expected] of [
  [99.996, 99.99],
  [99.999999999, 99.99],
  [99.995, 99.99],
  [0.005, 0],
  [0.009999, 0],
  [66.66666666666667, 66.66],
  [1.005, 1],
  [100, 100],
  [0, 0],
] as const) {
  test(`shows ${value} as ${expected}`, () => assert.equal(floorPercent(value), expected));
}

test('never rounds up, not even what lies a hair below two decimals', () => {
  const bits = new DataView(new ArrayBuffer(8));
  const beside = (value: number, steps: bigint) => {
    bits.setFloat64(0, value);
    bits.setBigInt64(0, bits.getBigInt64(0) + steps);
    return bits.getFloat64(0);
  };
  for (let hundredths = 1; hundredths <= 10_000; hundredths++) {
    const value = hundredths / 100;
    assert.equal(floorPercent(beside(value, -1n)), (hundredths - 1) / 100, `below ${value}`);
    if (value < 100) assert.equal(floorPercent(beside(value, 1n)), value, `above ${value}`);
  }
});

test('cuts random decimals as their digits say', () => {
  let seed = 20251110;
  const digit = () => (seed = (seed * 48_271) % 2_147_483_647) % 10;
  for (let round = 0; round < 5000; round++) {
    const whole = `${digit()}${digit()}`.replace(/^0/, '');
    const text = `${whole}.${Array.from({length: 1 + digit()}, digit).join('')}`;
    assert.equal(floorPercent(Number(text)), cut(text), text);
  }
});
