import {parse} from '../../embed/contract/parse.js';
import type {Status} from '../../embed/contract/status.js';
import {withoutBom} from '../text/without-bom.js';
import {isTooLong} from './is-too-long.js';

/** The document that stands in a place; null where there is none, or nothing that readers would take. */
export const parseStanding = (text: string | null): Status | null =>
  text === null || isTooLong(text) ? null : parse(withoutBom(text));
