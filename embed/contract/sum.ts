/** Not by `reduce`: old libraries have one of their own. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
