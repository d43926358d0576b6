import {html} from '../html.js';
import type {Spoken} from '../spoken.js';
import {leaf} from './leaf.js';

/** Short for the eye, long for the ear. */
export const spoken = ({short, long}: Spoken) =>
  short === long
    ? leaf(short)
    : html`<span aria-hidden="true" .textContent=${short}></span
        ><span class="spoken" .textContent=${long}></span>`;
