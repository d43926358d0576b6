import type {Beat} from './reading.js';

/** ms between beats; 0 where there are fewer than two. */
export function medianGap(beats: readonly Beat[]): number {
  const gaps = beats
    .slice(1)
    .map(({time}, index) => Number(time) - Number(beats[index]!.time))
    .filter((gap) => gap >= 0)
    .sort((a, b) => a - b);
  const middle = gaps.length / 2;
  return ((gaps[Math.ceil(middle) - 1] ?? 0) + (gaps[Math.floor(middle)] ?? 0)) / 2;
}
