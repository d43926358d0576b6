import type {Snippet} from './snippets.js';

/** Shows what is to be copied, each with a button that does it. */
export function showSnippets(
  place: HTMLElement,
  snippets: readonly Snippet[],
  onCopied: (title: string) => void,
): void {
  place.replaceChildren(...snippets.map((snippet) => figureOf(snippet, onCopied)));
}

function figureOf({title, text}: Snippet, onCopied: (title: string) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy: ${title}`);
  const caption = document.createElement('figcaption');
  caption.append(title, button);
  const pre = document.createElement('pre');
  pre.tabIndex = 0; // it scrolls, so the keyboard must reach it
  pre.setAttribute('role', 'region');
  pre.setAttribute('aria-label', title);
  pre.textContent = text;
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text).then(
      () => onCopied(title),
      () => getSelection()?.selectAllChildren(pre), // without the right to: at least marked
    );
  });
  const figure = document.createElement('figure');
  figure.append(caption, pre);
  return figure;
}
