import {register} from 'node:module';

/*
 * Next's cache for tests without Next: what `unstable_cache` keeps under a tag is gone when the tag is revalidated.
 * Import it before what imports `next/cache.js`.
 */

const kept = new Map<string, {value: Promise<unknown>; tags: string[]}>();

const cache = {
  revalidateTag(tag: string): void {
    for (const [key, {tags}] of kept) if (tags.includes(tag)) kept.delete(key);
  },
  unstable_cache:
    (work: () => Promise<unknown>, key: string[], {tags}: {tags: string[]}) =>
    () => {
      const name = key.join('\n');
      const entry = kept.get(name) ?? {value: work(), tags};
      kept.set(name, entry);
      return entry.value;
    },
};

Object.assign(globalThis, {nextCacheOfTests: cache});

const MODULE = `data:text/javascript,${encodeURIComponent(
  'export const {revalidateTag, unstable_cache} = globalThis.nextCacheOfTests;',
)}`;
const HOOK = `export const resolve = (specifier, context, next) =>
  specifier === 'next/cache.js'
    ? {url: ${JSON.stringify(MODULE)}, shortCircuit: true}
    : next(specifier, context);`;
register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
