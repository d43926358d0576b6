import type {History} from '../../embed/contract/history.js';
import {withoutBom} from '../text/without-bom.js';
import {historySchema} from './history-schema.js';
import {lacksMark} from './is-foreign.js';

/**
 * What a file in the place of a history is. `later`: of a version that is not known here. `corrupt`: one that was
 * cut or changed, or what a crash leaves. `foreign`: the file of another program.
 */
export type FoundHistory = {is: 'sound'; history: History} | {is: 'later' | 'corrupt' | 'foreign'};

/** Is near the beginning of each that any version made. */
const MARK = '"feed_id"';

export function readHistory(text: string): FoundHistory {
  const value = valueOf(text);
  const version = (value as {schema_version?: unknown} | null)?.schema_version;
  if (Number.isInteger(version) && Number(version) > 1) return {is: 'later'};
  const {data} = historySchema.safeParse(value);
  if (data) return {is: 'sound', history: data};
  return {is: lacksMark(text, MARK) ? 'foreign' : 'corrupt'};
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(withoutBom(text));
  } catch {
    return null;
  }
}
