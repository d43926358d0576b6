import {html} from '../html.js';
import type {Part} from './part.js';
import {spoken} from './spoken.js';

/** Sentences, one below the other. */
export const lines =
  (...parts: Part[]): Part =>
  (view, options) =>
    html`<div class="lines">${parts.map((part) => part(view, options))}</div>`;

export const backups: Part = ({backup}) =>
  backup && html`<span part="backups" data-state=${backup.status}>${spoken(backup.text)}</span>`;

/** A button, because the exact time must be reachable by keyboard and touch. */
export const updated: Part = ({updated: time}, {onToggleTime}) =>
  time &&
  html`<button part="updated" class="muted" type="button" @click=${onToggleTime}>
    <time datetime=${time.datetime} .textContent=${time.text}></time>
  </button>`;

export const reporting: Part = ({reporting: text}) =>
  text && html`<span part="reporting" class="muted" .textContent=${text}></span>`;
