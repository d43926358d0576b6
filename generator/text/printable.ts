/** Controls but tab and line end, and what turns the direction of the text around it (marks in names may stay). */
const CONTROLS = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu;
const BREAKS = /[\t\n\u2028\u2029]+/g;

/** A text from outside without what a terminal obeys; half a surrogate pair would not be read back as it was written. */
export const printable = (text: string): string =>
  text.toWellFormed().replaceAll('\r\n', '\n').replace(CONTROLS, ' ');

/** Of no more than that many characters, and never within one. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;

export const oneLine = (text: string, most = Infinity): string =>
  shortened(printable(text).replace(BREAKS, ' '), most);
