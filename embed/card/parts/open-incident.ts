import {html} from '../html.js';
import type {Part} from './part.js';

/** The name of the worst open incident. */
export const openIncident: Part = ({trouble}) =>
  trouble && html`<div part="open-incident" .textContent=${trouble.text}></div>`;
