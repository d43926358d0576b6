import type {Variable} from '../../../generator/config/variable-table.js';
import {isSecret} from '../../../generator/config/variables.js';

/** All that is to be said of a variable. */
export const sentencesOf = ({name, meaning, per}: Variable): string =>
  [meaning, isSecret(name) && 'A secret.', per && `Also for one ${per}.`].filter(Boolean).join(' ');
