/** So many copies of a document are asked for; whoever names more has made a mistake. */
export const MAX_ADDRESSES = 10;

/** The addresses in a `src`. Frameworks, and variables that are not set, pass what they like. */
export const addressesOf = (src?: string | URL | null): string[] =>
  (String(src ?? '').match(/\S+/g) ?? []).slice(0, MAX_ADDRESSES);
