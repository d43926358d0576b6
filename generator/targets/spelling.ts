import type {Standing} from './store.js';

/**
 * How a server wants an ETag in `If-Match`: with its quotes, as HTTP says, or without, as Ceph and so
 * DigitalOcean; or not at all.
 */
export type Spelling = 'quoted' | 'bare' | 'none';

/** Headers of a PUT. */
export interface Condition {
  IfMatch?: string;
  IfNoneMatch?: string;
}

/** The spellings to try, the one that is likely first. */
export function spellingsFrom(first: Spelling): Spelling[] {
  if (first === 'none') return [];
  return first === 'quoted' ? ['quoted', 'bare'] : ['bare', 'quoted'];
}

/** Holds while what was read is still published; of what could not be read, while nothing is. */
export function conditionOf(over: Standing, spelling: Spelling): Condition {
  if (over.is !== 'present') return {IfNoneMatch: '*'};
  const bare = bareETag(over.version);
  return {IfMatch: spelling === 'bare' ? bare : `"${bare}"`};
}

/** As the server keeps it: what compresses answers on their way marks it (`W/"…"`, `"…-gzip"`). */
const bareETag = (etag: string) =>
  etag
    .replace(/^W\//, '')
    .replaceAll('"', '')
    .replace(/-gzip$/, '');
