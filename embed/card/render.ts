import {html, nothing, type TemplateResult} from './html.js';
import type {PartOptions} from './parts/part.js';
import {isKnown} from './state.js';
import {needsPage, VARIANTS, type Variant, type VariantRow} from './variants.js';
import type {View} from './view.js';

export interface RenderOptions extends PartOptions {
  variant: Variant;
  /** One that has nothing to say shows nothing. */
  isAway?: boolean;
  announcement?: string;
  /** The language of the words, where it is not the one around; it is written from left to right. */
  lang?: string | null;
  /** The language around. */
  langAround?: string;
}

/**
 * Languages whose sentences are longer, and have more room for that, the first three a little. As an attribute of ours:
 * Firefox does not know by `:lang()` in a shadow tree what is around its host. `reserve.css` has them too.
 */
export const LONG = /^(ar|he|ja|de|es|fr|it|nl|pl|pt|ru)\b/i;

/** The whole of it. Markup only: what is said was decided by `viewOf`. */
export function render(view: View, options: RenderOptions): TemplateResult {
  const {pageFile, isAway, announcement, lang, langAround = ''} = options;
  const variant = needsPage(options.variant) && !pageFile ? 'card' : options.variant;
  const {parts, canHide}: VariantRow = VARIANTS[variant];
  return html`<div
    class="root ${isKnown(view.state) ? '' : 'grey'}"
    data-state=${view.state}
    data-variant=${variant}
    data-long=${LONG.exec(lang ?? langAround)?.[0] ?? nothing}
    lang=${lang ?? nothing}
    dir=${lang ? 'ltr' : nothing}
  >
    ${
      canHide && isAway
        ? null
        : html`<div part="card">${parts.map((part) => part(view, options))}</div>`
    }
    <div class="spoken" role="status" .textContent=${announcement ?? ''}></div>
  </div>`;
}
