import {sharedStyles} from './styles/shared.js';
import {VARIANTS} from './variants.js';

/** What all variants have in common, and what each has besides. */
export const styles: string = [sharedStyles, ...Object.values(VARIANTS).map(({look}) => look)].join(
  '',
);
