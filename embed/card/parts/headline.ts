import {html, nothing} from '../html.js';
import {leaf} from './leaf.js';
import {isSafe} from './is-safe.js';
import type {Part} from './part.js';

/** The sentence; the fallback until there is one. */
export const headline: Part = (view, options) => sentence(view, options, view.headline);

/** The same in few words, and the name of an open incident for the pointer and the ear. */
export const shortHeadline: Part = (view, options) => [
  sentence(view, options, view.short, view.trouble?.text),
  view.trouble && html`<span class="spoken" .textContent=${view.trouble.text}></span>`,
];

function sentence(
  {state, subject, pageName}: Parameters<Part>[0],
  {href, headingLevel, hasFallback, asOf}: Parameters<Part>[1],
  text: string,
  title?: string,
) {
  const isHeading = /^[1-6]$/.test(`${headingLevel}`);
  // Of a name that is too long for a badge the end is left out, and nothing of its word.
  const words =
    subject && text.startsWith(subject)
      ? html`<span class="subject"
          ><span .textContent=${subject}></span
          ><span .textContent=${text.slice(subject.length)}></span
        ></span>`
      : null;
  const content =
    state === 'loading' && hasFallback
      ? html`<slot></slot>`
      : asOf
        ? html`<span>${words ?? text}${asOf}</span>`
        : (words ?? leaf(text));
  return html`<div
    part="headline"
    role=${isHeading ? 'heading' : nothing}
    aria-level=${isHeading ? headingLevel : nothing}
    title=${title ?? nothing}
  >
    ${pageName && html`<span part="page-name" class="spoken whose" .textContent=${pageName}></span>`}
    ${isSafe(href) ? html`<a part="link" href=${href}>${content}</a>` : content}
  </div>`;
}
