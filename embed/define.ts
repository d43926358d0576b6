import {ElytraStatus} from './element/elytra-status.js';
import {safely} from './element/safely.js';

export type * from './element/events.js'; // with them, `addEventListener` knows the events by name

// A second copy of the package on the page is no reason to throw, nor is a page without custom elements.
safely(() => {
  if (!customElements.get('elytra-status')) customElements.define('elytra-status', ElytraStatus);
});

declare global {
  interface HTMLElementTagNameMap {
    'elytra-status': ElytraStatus;
  }
}
