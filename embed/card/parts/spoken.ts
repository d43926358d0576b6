import {html} from '../html.js';
import type {Spoken} from '../view.js';

/** Short for the eye, long for the ear. */
export const spoken = ({short, long}: Spoken) =>
  short === long
    ? short
    : html`<span aria-hidden="true">${short}</span><span class="spoken">${long}</span>`;
