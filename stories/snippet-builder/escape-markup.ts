const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '{': '&#123;', // begins an expression in JSX and Vue
  '}': '&#125;',
};

/** For text and quoted attributes in HTML, JSX and Vue's templates alike. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll(/[&<>"'{}]/g, (character) => ENTITIES[character]!);
