/** Rounds down to two decimals: 99.996 is 99.99, and a value that has two decimals stays as it is. */
export function floorPercent(value: number): number {
  const hundredths = Math.round(value * 100);
  return (hundredths / 100 <= value ? hundredths : hundredths - 1) / 100;
}
