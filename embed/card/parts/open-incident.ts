import {html} from '../html.js';
import {leaf} from './leaf.js';
import {isSafe} from './is-safe.js';
import type {Part} from './part.js';

/** The name of the worst open incident, or of the maintenance that runs. */
export const openIncident: Part = ({lead}, {href}) =>
  lead &&
  (isSafe(href)
    ? html`<a part="open-incident link" href=${href} .textContent=${lead.name}></a>`
    : html`<div part="open-incident" .textContent=${lead.name}></div>`);

/** The same, and the newest of what was said of it. */
export const openIncidentStory: Part = ({lead}, {href}) =>
  lead &&
  html`<div part="open-incident">
    <bdi
      >${
        isSafe(href)
          ? html`<a part="link" href=${href} .textContent=${lead.name}></a>`
          : leaf(lead.name)
      }${lead.story && leaf(`: ${lead.story}`)}</bdi
    >
  </div>`;
