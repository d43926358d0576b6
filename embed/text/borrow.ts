import {registry} from './registry.js';
import {VERSION} from './version.js';

type Lent = ((...values: unknown[]) => unknown)[];

/** In the page's script: what that of the card has in this place. */
export const borrow =
  (index: number) =>
  (...values: unknown[]): unknown =>
    (registry.lent[VERSION] as Lent)[index]!(...values);
