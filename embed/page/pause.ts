import {html} from '../card/html.js';
import type {Part} from '../card/parts/part.js';

/** The button that pauses updates. */
export const pause: Part = (_view, {paused, messages, onTogglePause}) =>
  html`<button
    part="pause"
    type="button"
    @click=${onTogglePause}
    .textContent=${paused ? messages.resume : messages.pause}
  ></button>`;
