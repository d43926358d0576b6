const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** All cards of a document share a sheet. It is of that document, and stays behind where a card leaves it. */
export function sheetOf(document: Document, styles: string): CSSStyleSheet {
  let ours = sheets.get(document);
  if (!ours) sheets.set(document, (ours = new Map()));
  let sheet = ours.get(styles);
  if (!sheet) {
    ours.set(styles, (sheet = new document.defaultView!.CSSStyleSheet()));
    sheet.replaceSync(styles);
  }
  return sheet;
}
