import {ElytraStatus} from './elytra-status.js';

// A second copy of the package on the page is no reason to throw.
if (!customElements.get('elytra-status')) customElements.define('elytra-status', ElytraStatus);

declare global {
  interface HTMLElementTagNameMap {
    'elytra-status': ElytraStatus;
  }
}
