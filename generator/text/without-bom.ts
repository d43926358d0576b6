/** A text without the byte order mark that some editors put first; browsers drop it, Node does not. */
export const withoutBom = (text: string): string => text.replace(/^\uFEFF/, '');
