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
}

/** The whole of it. Markup only: what is said was decided by `viewOf`. */
export function render(view: View, options: RenderOptions): TemplateResult {
  const {pageFile, isAway, announcement, lang} = options;
  const variant = needsPage(options.variant) && !pageFile ? 'card' : options.variant;
  const {parts, canHide}: VariantRow = VARIANTS[variant];
  return html`<div
    class="root ${isKnown(view.state) ? '' : 'grey'}"
    data-state=${view.state}
    data-variant=${variant}
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
