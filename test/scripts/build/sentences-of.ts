import type {Variable} from '../../../generator/config/variable.js';

/** All that there is to say about a variable. */
export const sentencesOf = ({meaning, isSecret, per}: Variable): string =>
  [meaning, isSecret && 'A secret.', per && `Also for one ${per}.`].filter(Boolean).join(' ');
