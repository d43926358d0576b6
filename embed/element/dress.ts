import {pageFile} from '../card/page-file.js';
import {styles} from '../card/styles.js';
import {attempt} from '../contract/attempt.js';

const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** Gives a card its styles, and those of the page's file as soon as that is there. */
export function dress(root: ShadowRoot): void {
  attempt(() => {
    const texts = [styles, pageFile()?.styles ?? []].flat();
    const wanted = texts.map((text) => sheetOf(root.ownerDocument, text));
    if (wanted.some((sheet, index) => root.adoptedStyleSheets[index] !== sheet)) {
      root.adoptedStyleSheets = wanted;
    }
  });
}

/** All cards of a document share a sheet. It is of that document, and stays behind where a card leaves it. */
function sheetOf(document: Document, text: string): CSSStyleSheet {
  let ours = sheets.get(document);
  if (!ours) sheets.set(document, (ours = new Map()));
  let sheet = ours.get(text);
  if (!sheet) {
    ours.set(text, (sheet = new document.defaultView!.CSSStyleSheet()));
    sheet.replaceSync(text);
  }
  return sheet;
}
