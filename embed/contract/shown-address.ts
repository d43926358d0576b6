/** A URL's `href` as a log may show it: without user, password, query and fragment, which may be secret. */
export const shownAddress = (href: string): string => href.replace(/[?#].*|(?<=\/\/)[^/]*@/g, '');
