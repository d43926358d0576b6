import {oneLine} from '../text/printable.js';

export const MAX_NAME = 300; // characters

/** Names are cut there in any case: one that is longer is not read by anybody, and would crowd out the rest. */
export const shortName = (name: string): string => oneLine(name, MAX_NAME);
