import {bodyStyles} from './styles/body.js';
import {sharedStyles} from './styles/shared.js';
import {VARIANTS, type VariantRow} from './variants.js';

const looks = Object.values<VariantRow>(VARIANTS).map(({look}) => look);

/** What all variants have in common, and what each has besides, but for the page's file. */
export const styles: string = [sharedStyles, bodyStyles, ...looks].join('');
