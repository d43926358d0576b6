/** A document as it is published. As HTML, served so by mistake, none of its texts would be run. */
export const toJson = (value: object): string =>
  `${JSON.stringify(value).replaceAll('<', '\\u003c')}\n`;
