import {html} from '../html.js';

/**
 * Text that has an element for itself. As a property it is written anew whatever a page's translator has put
 * in its place; a text node that was taken away would go on being written to.
 */
export const leaf = (text: string) => html`<span .textContent=${text}></span>`;
