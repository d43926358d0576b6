import type {z} from 'zod';
import type {History} from '../../embed/contract/history.js';
import {parseJson} from '../io/parse-json.js';
import {withoutBom} from '../text/without-bom.js';
import {historySchema} from './history-schema.js';
import {lacksMark} from './is-foreign.js';
import {isTooLong} from './is-too-long.js';

/**
 * What a file in the place of a history is. `later`: of a version that is not known here. `corrupt`: one that was
 * cut or changed, or what a crash leaves. `foreign`: the file of another program.
 */
export type FoundHistory = {is: 'sound'; history: History} | {is: 'later' | 'corrupt' | 'foreign'};

/** Is near the beginning of each that any version made. */
const MARK = '"feed_id"';

export function readHistory(text: string): FoundHistory {
  const value = isTooLong(text) ? null : valueOf(text);
  const version = (value as {schema_version?: unknown} | null)?.schema_version;
  if (Number.isInteger(version) && Number(version) > 1) return {is: 'later'};
  const history = soundIn(value);
  if (history) return {is: 'sound', history};
  return {is: lacksMark(text, MARK) ? 'foreign' : 'corrupt'};
}

/** More than any list in one has. */
const MAX_ENTRIES = 10_000;

/** Stops at the first entry that is wrong: a schema would name all of them, in more memory than there is. */
function soundIn(value: unknown): History | undefined {
  if (isOverfull(value)) return undefined;
  const {data} = historySchema.safeParse({...(value as object), components: [], incidents: []});
  if (!data) return undefined;
  const given = value as Record<string, unknown>;
  const components = allOf(given.components, historySchema.shape.components.element);
  const incidents = allOf(given.incidents, historySchema.shape.incidents.element);
  return components && incidents && {...data, components, incidents};
}

const isOverfull = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.keys(value).length > MAX_ENTRIES || Object.values(value).some(isOverfull));

function allOf<T>(list: unknown, schema: z.ZodType<T>): T[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const all: T[] = [];
  for (const entry of list) {
    const {data, success} = schema.safeParse(entry);
    if (!success) return undefined;
    all.push(data);
  }
  return all;
}

function valueOf(text: string): unknown {
  try {
    return parseJson(withoutBom(text));
  } catch {
    return null;
  }
}
