/** The entries of a list as variables hold it: with spaces, or ends of lines, between them. */
export const splitWords = (text: string): string[] => text.split(/\s+/).filter(Boolean);
