/** What is called of Next; its own types would bring all of Next into this project. */
declare module 'next/cache.js' {
  export function revalidateTag(tag: string, profile: string | {expire?: number}): void;
  export function cacheTag(...tags: string[]): void;
  /** In seconds. */
  export function cacheLife(profile: {stale?: number; revalidate?: number; expire?: number}): void;
  export function unstable_cache<Result>(
    work: () => Promise<Result>,
    key: string[],
    options: {revalidate: number; tags: string[]},
  ): () => Promise<Result>;
}
