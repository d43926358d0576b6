/**
 * The same document by an address that no cache on the way knows yet: most CDNs take no notice of what a request
 * says about caches, and a page made after a webhook would keep their old copy. An address with a query stays as it
 * is: that may be signed.
 */
export function pastCaches(address: string, now = Date.now()): string {
  const url = new URL(address);
  if (!url.search) url.searchParams.set('at', now.toString(36));
  return url.href;
}
