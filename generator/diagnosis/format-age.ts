import {unitOf} from '../../embed/text/format.js';

/** `45 minutes`, `1 day`: as a card says it in English, without `Intl`, which takes 20 ms to wake. */
export function formatAge(age: number): string {
  const [value, unit] = unitOf(age);
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}
