/** The one function of Next that is called; its own types would bring all of Next into this project. */
declare module 'next/cache' {
  export function revalidateTag(tag: string, profile: string | {expire?: number}): void;
}
