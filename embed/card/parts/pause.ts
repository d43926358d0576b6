import {html} from '../html.js';
import type {Part} from './part.js';

/** The button that pauses updates. */
export const pause: Part = (_view, {paused, messages, onTogglePause}) =>
  html`<button
    part="pause"
    type="button"
    @click=${onTogglePause}
    .textContent=${paused ? messages.resume : messages.pause}
  ></button>`;
