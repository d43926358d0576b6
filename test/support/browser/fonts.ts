/**
 * The fonts of tests that measure: with the machine's own, a test would pass here and fail there.
 * What holds with the narrow one and with the wide one, as wide as any desktop's, holds between.
 */
export const FONTS = ['narrow', 'wide'] as const;
export type FontName = (typeof FONTS)[number];

export interface Font {
  /** As in CSS: `'Noto Sans latin', sans-serif` */
  stack: string;
  faces: Face[];
}

export interface Face {
  family: string;
  weight: number;
  /** The file, in base64. */
  data: string;
}

/**
 * Runs in the page, from its first moment on or later: the page and its cards are then set in the font.
 * A face of bytes asks no server and no policy, and Chromium has it ready before the next line.
 * Self-contained, because puppeteer sends it as text.
 */
export function installFont({stack, faces}: Font): void {
  for (const {family, weight, data} of faces) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    document.fonts.add(new FontFace(family, bytes, {weight: String(weight)}));
  }
  const sheet = new CSSStyleSheet(); // no policy forbids it
  sheet.replaceSync(`:root, body, text { font-family: ${stack} }
    :root { --elytra-status-font: ${stack} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Runs in the page: waits until its fonts can be measured, and rejects where one cannot be read. */
export async function fontsLoaded(): Promise<void> {
  await Promise.all([...document.fonts].map((face) => face.load()));
  await document.fonts.ready;
  if (!document.fonts.size) throw new Error('No font was installed in this page');
}
