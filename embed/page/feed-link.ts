import {html} from '../card/html.js';
import {isSafe} from '../card/parts/is-safe.js';
import type {Part} from '../card/parts/part.js';

/** A document may name a file beside itself, and no other place. */
const FILE = /^[\w-][\w.-]*$/;

/** The feed beside the document that shows. */
export const feedLink: Part = ({from}, {address, messages}) =>
  from(({feed = ''}) => {
    const href = FILE.test(feed) && address?.replace(/[^/?#]*([?#].*)?$/, feed);
    return href && isSafe(href)
      ? html`<a part="feed" href=${href} .textContent=${messages.subscribe}></a>`
      : null;
  });
