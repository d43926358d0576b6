import {styles} from '../card/styles.js';

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** All cards of a document share a sheet. It is of that document, and stays behind where a card leaves it. */
export function sheetOf(document: Document): CSSStyleSheet {
  let sheet = sheets.get(document);
  if (!sheet) {
    sheets.set(document, (sheet = new document.defaultView!.CSSStyleSheet()));
    sheet.replaceSync(styles);
  }
  return sheet;
}
